import { cutText } from "#server/domain/cut-text.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { tellDependents } from "./tell-dependents.ts";

/** Fails a run's task that everyone who could do it has tried, so that what now is decided at once and not when its agents' exclusions run out. */
export function failTried(work: Work, taskId: string, reason: string): Task {
  const task = work.task(taskId);
  const last = task.attemptId ? work.find("attempt", task.attemptId) : null;
  const message = cutText(last?.end ? `${last.end.message}\n\n${reason}` : reason, 2_000);
  const failure = { code: "nobody_left", message };
  const failed = moveTask(task, "failed", work.now, { failure, gap: null });
  work.put("task", failed);
  work.emit("task.failed", { taskId }, failure);
  tellDependents(work, failed);
  return failed;
}
