import { type HoldReason, moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

export type PauseRunInput = { runId: string; reason: HoldReason; words: string; by: string };

/** Holds a run: its tasks are given to nobody, its agents are told to pause with their next beat, its clocks stand still, its reviews wait. Pausing twice changes nothing. */
export function pauseRun(work: Work, { runId, reason, words, by }: PauseRunInput): Run {
  const run = work.get("run", runId);
  if (run.status === "paused") return run;
  const hold = { reason, words, by, at: work.now.toISOString() };
  const paused = moveRun(run, "paused", work.now, { hold });
  work.put("run", paused);
  work.emit("run.paused", { runId }, { reason, words });
  return paused;
}
