import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { isFinal, NewTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { isPastDeadline } from "./pass-deadlines.ts";

export const EditTask = NewTask.pick({
  title: true,
  instructions: true,
  acceptance: true,
  skills: true,
  tools: true,
  outputs: true,
  review: true,
  clocks: true,
  deadline_at: true,
})
  .partial()
  .extend({ taskId: z.string(), maxAttempts: z.number().int().min(1).max(50).optional() });
export type EditTask = z.infer<typeof EditTask>;

/** Changes what people wrote of a task; running attempts keep the clocks they were given. Refused once it is completed or canceled. */
export function editTask(work: Work, { taskId, deadline_at, ...changes }: EditTask): Task {
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
  return edited;
}
