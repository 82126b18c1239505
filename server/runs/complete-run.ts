import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

/** Ends a run at its goal. */
export function completeRun(work: Work, run: Run): Run {
  const completed = moveRun(run, "completed", work.now, { hold: null, ask: null, draft: null });
  work.put("run", completed);
  work.emit("run.completed", { runId: run.id }, { title: run.title });
  return completed;
}
