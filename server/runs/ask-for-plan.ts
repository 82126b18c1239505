import type { MemberId } from "#server/domain/ids.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { changeableRun } from "./changeable-run.ts";

/** Asks the coordinator for a plan in these words: the first one, another one, or an amendment of the one in force. A question that is still open is replaced. */
export function askForPlan(
  work: Work,
  { runId, words, by }: { runId: string; words: string; by: MemberId },
): Run {
  const run = changeableRun(work, runId);
  const number = run.asks + 1;
  const change = { asks: number, ask: { words, by, number, at: work.now.toISOString() } };
  const asked =
    run.status === "proposed" || (run.status === "failed" && !run.plan)
      ? moveRun(run, "planning", work.now, { ...change, failure: null })
      : { ...run, ...change, updatedAt: work.now };
  work.put("run", asked);
  work.emit("run.asked", { runId }, { words, number });
  return asked;
}
