import type { Attempt, Usage } from "#server/domain/attempt.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { spendOnRun } from "../runs/spend-on-run.ts";

const mostTokens = 2 ** 31 - 1;
const totalOf = ({ cost_usd = 0, input_tokens = 0, output_tokens = 0 }: Usage) => ({
  usd: cost_usd,
  tokens: input_tokens + output_tokens,
});

/** What an attempt says it used so far and nobody has booked yet. */
export function unbooked(usage: Usage | null): { usd: number; tokens: number } {
  const { usd, tokens } = totalOf(usage ?? {});
  return {
    usd: Math.max(0, usd - (usage?.booked_usd ?? 0)),
    tokens: Math.max(0, tokens - (usage?.booked_tokens ?? 0)),
  };
}

/**
 * Books what an attempt used since it was last booked, to its task, its run and the month: agents tell totals of the
 * attempt, so telling them again costs nothing, and an attempt that fails has cost what it cost. Gives the rows to go on with.
 */
export function bookUsage<A extends Attempt>(work: Work, task: Task, attempt: A): { task: Task; attempt: A } {
  const { usd, tokens } = unbooked(attempt.usage);
  if (usd === 0 && tokens === 0) return { task, attempt };
  spendOnRun(work, { runId: task.runId, usd, tokens });
  const usage: Usage = {
    ...attempt.usage,
    booked_usd: (attempt.usage?.booked_usd ?? 0) + usd,
    booked_tokens: (attempt.usage?.booked_tokens ?? 0) + tokens,
  };
  return {
    task: { ...task, costUsd: task.costUsd + usd, tokens: Math.min(mostTokens, task.tokens + tokens) },
    attempt: { ...attempt, usage },
  };
}
