import { cutText } from "#server/domain/cut-text.ts";
import { AppError } from "#server/domain/errors.ts";
import type { TaskId } from "#server/domain/ids.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { createTasks } from "./create-tasks.ts";

/** The skill an agent needs to check another's work. */
export const reviewSkill = "verification";

/** Makes the task of checking a task in review, for any agent with the skill but its author. */
export function requestPeerReview(work: Work, { taskId }: { taskId: string }): { id: TaskId } {
  const task = work.task(taskId);
  if (task.status !== "in-review" || !task.attemptId)
    throw new AppError("conflict", `“${task.title}” is ${task.status}, not in review.`);
  const author = work.get("attempt", task.attemptId).agentId;
  const [created] = createTasks(work, {
    createdById: task.createdById,
    reviewOf: task.id,
    runId: task.runId,
    tasks: [
      NewTask.parse({
        title: cutText(`Check: ${task.title}`, 200),
        instructions:
          "Open the artifacts of the task under review (review_of in the context) and judge each acceptance criterion. " +
          "Hand in one check per criterion: its text as the name, whether it is met, and the evidence you saw.",
        skills: [reviewSkill],
        review: "none",
        priority: task.priority,
        attachments: [],
      }),
    ],
  });
  if (!created) throw new Error("a batch of one made nothing");
  const reviewTask = work.task(created.id);
  const excluded = [{ agentId: author, reason: "wrote what is under review", until: null }];
  work.put("task", { ...reviewTask, excluded, attachments: task.attachments });
  return { id: created.id };
}
