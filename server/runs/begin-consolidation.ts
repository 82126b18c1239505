import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

/** Begins to put a run's result together: its work is done. Doing it twice changes nothing. */
export function beginConsolidation(work: Work, { runId }: { runId: string }): Run {
  const run = work.get("run", runId);
  if (run.status === "consolidating") return run;
  const next = moveRun(run, "consolidating", work.now);
  work.put("run", next);
  work.emit("run.consolidating", { runId }, {});
  return next;
}
