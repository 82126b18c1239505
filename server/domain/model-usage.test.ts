import { expect, test } from "vitest";
import { estimateTokens } from "./estimate-tokens.ts";
import { modelPresets } from "./model-settings.ts";
import { costOf } from "./model-usage.ts";

test("cached input costs its own price; reasoning is part of the output", () => {
  const usage = {
    inputTokens: 1_000_000,
    cachedTokens: 400_000,
    outputTokens: 100_000,
    reasoningTokens: 90_000,
  };
  expect(costOf(usage, modelPresets.kimi.prices)).toBeCloseTo(0.6 * 0.95 + 0.4 * 0.16 + 0.1 * 4, 9);
  expect(costOf(usage, modelPresets.vllm.prices)).toBe(0);
  expect(costOf({ ...usage, cachedTokens: 2_000_000 }, modelPresets.kimi.prices)).toBeCloseTo(0.16 + 0.4, 9);
});

test("an estimate is near what tokenizers count, and rather above", () => {
  expect(estimateTokens("")).toBe(0);
  // 44 letters, 9 words, 10 tokens with the common tokenizers.
  expect(estimateTokens("The quick brown fox jumps over the lazy dog.")).toBeGreaterThanOrEqual(10);
  expect(estimateTokens("The quick brown fox jumps over the lazy dog.")).toBeLessThanOrEqual(15);
  expect(estimateTokens("敏捷的棕色狐狸")).toBe(7);
  expect(estimateTokens("a".repeat(350_000))).toBe(100_000);
});
