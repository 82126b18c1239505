import { decisionWords } from "#components/decisions/decision-words.ts";
import type { CallKind } from "#server/domain/decision.ts";
import type { UsageRow } from "./usage-page.ts";

export const usageKinds = [
  "plan",
  "assign",
  "review",
  "recover",
  "converse",
  "consolidate",
  "embed",
] as const satisfies CallKind[];
/** What a call was for, in words. */
export const callWords: Record<CallKind, string> = { ...decisionWords, embed: "Closeness (embeddings)" };
export type Measure = "costUsd" | "tokens" | "calls";
export type DayOfUsage = { day: string } & Record<CallKind, number>;
export type KindOfUsage = Omit<UsageRow, "day" | "kind"> & { kind: CallKind };

const measured = (row: UsageRow, measure: Measure): number =>
  measure === "tokens" ? row.inputTokens + row.outputTokens : row[measure];

/** One entry a day for so many days up to `today` (UTC), days without a call too, with what each kind of call took. */
export function usageByDays(
  rows: readonly UsageRow[],
  { today, days, measure }: { today: string; days: number; measure: Measure },
): DayOfUsage[] {
  const list = Array.from({ length: days }, (_, i): DayOfUsage => {
    const day = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1 - i) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return { day, plan: 0, assign: 0, review: 0, recover: 0, converse: 0, consolidate: 0, embed: 0 };
  });
  const byDay = new Map(list.map((entry) => [entry.day, entry]));
  for (const row of rows) {
    const entry = byDay.get(row.day);
    const kind = usageKinds.find((one) => one === row.kind);
    if (entry && kind) entry[kind] += measured(row, measure);
  }
  return list;
}

/** What each kind of call took over all days, the dearest first; kinds that never came up are left out. */
export function usageByKind(rows: readonly UsageRow[]): KindOfUsage[] {
  const kinds = new Map<CallKind, KindOfUsage>();
  for (const row of rows) {
    const kind = usageKinds.find((one) => one === row.kind);
    if (!kind) continue;
    const sum = kinds.get(kind) ?? {
      kind,
      calls: 0,
      failed: 0,
      inputTokens: 0,
      cachedTokens: 0,
      outputTokens: 0,
      costUsd: 0,
    };
    kinds.set(kind, {
      kind,
      calls: sum.calls + row.calls,
      failed: sum.failed + row.failed,
      inputTokens: sum.inputTokens + row.inputTokens,
      cachedTokens: sum.cachedTokens + row.cachedTokens,
      outputTokens: sum.outputTokens + row.outputTokens,
      costUsd: sum.costUsd + row.costUsd,
    });
  }
  return [...kinds.values()].sort((a, b) => b.costUsd - a.costUsd || b.calls - a.calls);
}
