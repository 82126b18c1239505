import { AppError } from "#server/domain/errors.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { tellDependents } from "./tell-dependents.ts";

/** Puts a failed task back to ready with its attempts and exclusions forgiven. Refused when it has not failed. */
export function retryTask(work: Work, { taskId }: { taskId: string }): Task {
  const task = work.task(taskId);
  // A task may become ready from many states; from any but this one its holder would be forgotten.
  if (task.status !== "failed")
    throw new AppError(
      "conflict",
      `“${task.title}” is ${task.status}; only a failed task can be tried anew.`,
    );
  const ready = moveTask(task, "ready", work.now, {
    failure: null,
    strikes: 0,
    excluded: [],
    readyAt: work.now,
  });
  work.put("task", ready);
  work.emit("task.retried", { taskId }, { reason: "a person asked for it" });
  tellDependents(work, ready);
  return ready;
}
