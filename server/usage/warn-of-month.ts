import { isNear, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";

/** Says once a month that the workspace's soft limit was reached. */
export function warnOfMonth(work: Work): void {
  const month = spendOf(work.workspace.spend, work.now);
  if (month.warnedAt || !isNear(work.workspace.settings.coordinator.budget, month)) return;
  work.put("workspace", { ...work.workspace, spend: { ...month, warnedAt: work.now.toISOString() } });
  work.emit("budget.warned", {}, { of: "month", usd: month.usd, tokens: month.tokens });
}
