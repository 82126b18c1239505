import { isNear, noSpend } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";

/** Says once that a run's soft limit of money or tokens was reached, whatever the run is doing. */
export function warnOfRun(work: Work, runId: string): void {
  const run = work.get("run", runId);
  const spend = { ...noSpend, ...run.spend };
  if (spend.warnedAt || !isNear(run.budget, spend)) return;
  work.put("run", { ...run, spend: { ...spend, warnedAt: work.now.toISOString() } });
  work.emit("budget.warned", { runId }, { of: "run", usd: spend.usd, tokens: spend.tokens });
}
