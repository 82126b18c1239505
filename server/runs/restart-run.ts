import { isOpen } from "#server/domain/attempt.ts";
import type { Work } from "#server/queue/work.ts";
import { restartClocks } from "../attempts/restart-clocks.ts";

/** Gives every open attempt of a run its full clocks again, as after any pause. */
export function restartRun(work: Work, runId: string): void {
  for (const task of work.tasksOf(runId)) {
    const attempt = task.attemptId ? work.get("attempt", task.attemptId) : null;
    if (attempt && isOpen(attempt.status)) restartClocks(work, attempt);
  }
}
