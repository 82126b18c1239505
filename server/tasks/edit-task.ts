import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { isFinal, NewTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { isPastDeadline } from "./pass-deadlines.ts";
import { tellHolder } from "./tell-holder.ts";

const { shape } = NewTask;
/** What is left out stays as it is: so nothing here may have a default. */
export const EditTask = z.object({
  taskId: z.string(),
  title: shape.title.optional(),
  instructions: shape.instructions.removeDefault().optional(),
  acceptance: shape.acceptance.removeDefault().optional(),
  skills: shape.skills.removeDefault().optional(),
  tools: shape.tools.removeDefault().optional(),
  outputs: shape.outputs.removeDefault().optional(),
  review: shape.review,
  clocks: shape.clocks.removeDefault().optional(),
  deadline_at: shape.deadline_at,
  maxAttempts: z.number().int().min(1).max(50).optional(),
});
type EditInput = z.infer<typeof EditTask> & { by: string };

/** Changes what people wrote of a task, and tells its agent; running attempts keep the clocks they were given. Refused once it is completed or canceled. */
export function editTask(work: Work, { taskId, deadline_at, by, ...changes }: EditInput): Task {
  const task = work.task(taskId);
  if (isFinal(task.status) && task.status !== "failed")
    throw new AppError("conflict", `“${task.title}” is ${task.status}; make a new task instead.`);
  const edited: Task = { ...task, updatedAt: work.now };
  const fields: string[] = [];
  for (const [key, value] of Object.entries({
    ...changes,
    ...(deadline_at === undefined ? {} : { deadlineAt: deadline_at }),
  })) {
    if (value === undefined) continue;
    Reflect.set(edited, key, value);
    fields.push(key);
  }
  if (fields.length === 0) return task;
  if (deadline_at !== undefined && isPastDeadline(task.gap)) edited.gap = null;
  work.put("task", edited);
  work.emit("task.edited", { taskId }, { fields });
  tellHolder(work, task, edited, by);
  return edited;
}
