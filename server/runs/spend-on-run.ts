import type { Run } from "#server/domain/run.ts";
import { noSpend, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { warnOfMonth } from "../usage/warn-of-month.ts";

export type Spent = { runId: Run["id"] | null; usd: number; tokens: number };

/** Counts what an agent reported as its cost, to the run and to the workspace's month. */
export function spendOnRun(work: Work, { runId, usd, tokens }: Spent): void {
  if (usd === 0 && tokens === 0) return;
  const month = spendOf(work.workspace.spend, work.now);
  work.put("workspace", {
    ...work.workspace,
    spend: { ...month, usd: month.usd + usd, tokens: month.tokens + tokens },
  });
  warnOfMonth(work);
  if (!runId) return;
  const run = work.get("run", runId);
  const spend = { ...noSpend, ...run.spend };
  work.put("run", { ...run, spend: { ...spend, usd: spend.usd + usd, tokens: spend.tokens + tokens } });
}
