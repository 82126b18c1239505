import type { Budget } from "./plan.ts";

/** What something cost so far; `reserved…` is what calls under way may cost at most. */
export type RunSpend = {
  usd: number;
  tokens: number;
  attempts: number;
  calls: number;
  reservedUsd: number;
  reservedTokens: number;
  /** When a person was warned that the soft limit was reached; once. */
  warnedAt: string | null;
};
/** A workspace's spending of one calendar month (UTC, `2026-11`). */
export type MonthSpend = Omit<RunSpend, "attempts"> & { month: string; runs: number };

export const noSpend: RunSpend = {
  usd: 0,
  tokens: 0,
  attempts: 0,
  calls: 0,
  reservedUsd: 0,
  reservedTokens: 0,
  warnedAt: null,
};
const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

/** The month's spending as of now: a new month begins at nothing, but for what is still reserved. */
export function spendOf(spend: Partial<MonthSpend>, now: Date): MonthSpend {
  const { attempts: _, ...blank } = noSpend;
  const month = monthOf(now);
  if (spend.month === month) return { ...blank, runs: 0, ...spend, month };
  const { reservedUsd = 0, reservedTokens = 0 } = spend;
  return { ...blank, reservedUsd, reservedTokens, runs: 0, month };
}

export type Limits = Pick<Budget, "usd" | "tokens" | "warnAt">;
type Cost = { usd: number; tokens: number };

/** Which limit a further cost would pass, counting what is spent and what is reserved; null when it fits. */
export function passes(
  limits: Limits,
  spend: Omit<RunSpend, "attempts">,
  cost: Cost,
): "usd" | "tokens" | null {
  if (limits.usd !== null && spend.usd + spend.reservedUsd + cost.usd > limits.usd) return "usd";
  if (limits.tokens !== null && spend.tokens + spend.reservedTokens + cost.tokens > limits.tokens)
    return "tokens";
  return null;
}

/** True when what is spent has reached the share of a limit from which a person is warned. */
export function isNear(limits: Limits, spend: Cost): boolean {
  const near = (limit: number | null, used: number): boolean =>
    limit !== null && used >= limit * limits.warnAt;
  return near(limits.usd, spend.usd) || near(limits.tokens, spend.tokens);
}

/** Which of a run's limits is reached; null while none is. */
export function usedUp(budget: Budget, spend: RunSpend): "usd" | "tokens" | "attempts" | null {
  // A budget of nothing is used up by the first thing that costs, not by beginning.
  const reached = (limit: number | null, used: number): boolean =>
    limit !== null && used > 0 && used >= limit;
  if (reached(budget.usd, spend.usd)) return "usd";
  if (reached(budget.tokens, spend.tokens)) return "tokens";
  return budget.attempts !== null && spend.attempts >= budget.attempts ? "attempts" : null;
}
