import type { Attempt } from "#server/domain/attempt.ts";
import type { Prisma } from "#server/platform/db.ts";

export type DaySpend = { day: string; usd: number; tokens: number; attempts: number };

/** What a run cost by days (UTC), the oldest first: attempts by when they were offered, agents' reports by their end, calls to the model by theirs. */
export async function spendByDay(
  prisma: Prisma,
  runId: string,
  attempts: readonly Attempt[],
): Promise<DaySpend[]> {
  const days = new Map<string, DaySpend>();
  const at = (date: Date): DaySpend => {
    const day = date.toISOString().slice(0, 10);
    const known = days.get(day) ?? { day, usd: 0, tokens: 0, attempts: 0 };
    days.set(day, known);
    return known;
  };
  for (const { offeredAt, endedAt, evidenceAt, usage, summary } of attempts) {
    at(offeredAt).attempts += 1;
    if (summary === null || !usage) continue;
    const entry = at(endedAt ?? evidenceAt);
    entry.usd += usage.cost_usd ?? 0;
    entry.tokens += (usage.input_tokens ?? 0) + (usage.output_tokens ?? 0);
  }
  const calls = await prisma.modelCall.findMany({
    where: { runId },
    select: { startedAt: true, costUsd: true, inputTokens: true, outputTokens: true },
  });
  for (const { startedAt, costUsd, inputTokens, outputTokens } of calls) {
    const entry = at(startedAt);
    entry.usd += costUsd;
    entry.tokens += inputTokens + outputTokens;
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
