import { z } from "zod";
import { cutText } from "#server/domain/cut-text.ts";
import { AppError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { type CreatedTask, createTasks } from "./create-tasks.ts";

export const CorrectTask = z.object({
  taskId: z.string().max(100),
  /** What is wrong with the work that was accepted. */
  words: z.string().trim().min(1, "say what is to be corrected").max(10_000),
});
type CorrectInput = z.infer<typeof CorrectTask> & { createdById: MemberId; byName: string };

/**
 * Makes a task that corrects work which was accepted: after that task, with its skills and acceptance, in its run while
 * that still goes on; a person judges it. Refused while the work may still be sent back.
 */
export function correctTask(work: Work, { taskId, words, createdById, byName }: CorrectInput): CreatedTask {
  const task = work.task(taskId);
  if (task.status !== "completed")
    throw new AppError(
      "conflict",
      `“${task.title}” is ${task.status}; what is not completed can be changed.`,
    );
  const run = task.runId ? work.get("run", task.runId) : null;
  const wanted = NewTask.parse({
    title: cutText(`Correct: ${task.title}`, 200),
    instructions: `“${task.title}” was accepted, and ${byName} overruled that:\n\n${words}\n\nTake up what was delivered and correct it.`,
    acceptance: task.acceptance,
    skills: task.skills,
    tools: task.tools,
    outputs: task.outputs,
    review: "person",
    depends_on: [task.id],
    priority: task.priority,
  });
  const runId = run && (run.status === "running" || run.status === "paused") ? run.id : null;
  const [created] = createTasks(work, { tasks: [wanted], createdById, runId });
  if (!created) throw new AppError("internal", "The corrective task was not made.");
  return created;
}
