import type { Prices } from "./model-settings.ts";

/** Tokens of one call as the server counted them; `cachedTokens` are part of the input, `reasoningTokens` of the output. */
export type ModelUsage = {
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  reasoningTokens: number;
};

/** US dollars for this usage; cached input costs its own price. */
export function costOf(usage: ModelUsage, prices: Prices): number {
  const cached = Math.min(usage.cachedTokens, usage.inputTokens);
  return (
    ((usage.inputTokens - cached) * prices.inputPerMillion +
      cached * prices.cachedInputPerMillion +
      usage.outputTokens * prices.outputPerMillion) /
    1_000_000
  );
}

/** The sum of what several calls used. */
export function addUsage(a: ModelUsage, b: ModelUsage): ModelUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
  };
}
