import { count, money } from "#components/ui/format-number.ts";
import type { Budget } from "#server/domain/plan.ts";
import type { RunCounts } from "#server/domain/run.ts";

type Spent = { usd: number; tokens: number; attempts: number };

/** A number of tokens in a unit that keeps it short: 812, 41 k, 2.3 M. */
export function tokens(value: number): string {
  if (value < 1000) return String(value);
  if (value < 1_000_000) return `${Math.round(value / 1000)} k`;
  return `${(value / 1_000_000).toFixed(value < 10_000_000 ? 1 : 0)} M`;
}

/** "$3.20 of $10", or what is spent alone when there is no limit. */
export const usdOf = (spend: Spent, budget: Budget): string =>
  budget.usd === null ? money(spend.usd) : `${money(spend.usd)} of ${money(budget.usd)}`;

/** Every limit that is set, with what is used of it; `share` is 0 to 1 and more. */
export function limitsOf(spend: Spent, budget: Budget): { name: string; words: string; share: number }[] {
  const share = (used: number, limit: number): number => (limit > 0 ? used / limit : used > 0 ? 1 : 0);
  return [
    ...(budget.usd === null
      ? []
      : [{ name: "money", words: usdOf(spend, budget), share: share(spend.usd, budget.usd) }]),
    ...(budget.tokens === null
      ? []
      : [
          {
            name: "tokens",
            words: `${tokens(spend.tokens)} of ${tokens(budget.tokens)} tokens`,
            share: share(spend.tokens, budget.tokens),
          },
        ]),
    ...(budget.attempts === null
      ? []
      : [
          {
            name: "attempts",
            words: `${count(spend.attempts)} of ${count(budget.attempts)} attempts`,
            share: share(spend.attempts, budget.attempts),
          },
        ]),
  ];
}

/** What all of it will have cost if the rest costs as the part that is done; null before there is enough to tell by. */
export function forecastUsd(spend: Spent, counts: RunCounts): number | null {
  const { total, completed, canceled } = counts;
  const wanted = total - canceled;
  if (completed < 2 || completed / Math.max(1, wanted) < 0.1 || completed >= wanted || spend.usd <= 0)
    return null;
  return (spend.usd / completed) * wanted;
}

/** How many seconds are left at the pace so far; null before there is enough to tell by. */
export function secondsLeft(startedAt: string | null, counts: RunCounts, now: number): number | null {
  const { total, completed, canceled } = counts;
  const wanted = total - canceled;
  if (!startedAt || completed < 2 || completed >= wanted) return null;
  return ((now - Date.parse(startedAt)) / 1000 / completed) * (wanted - completed);
}
