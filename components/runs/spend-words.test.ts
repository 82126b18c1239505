import { expect, test } from "vitest";
import { noBudget } from "#server/domain/plan.ts";
import { forecastUsd, limitsOf, secondsLeft, tokens, usdOf } from "./spend-words.ts";

const spent = { usd: 3.2, tokens: 41_300, attempts: 7 };
const counts = { total: 12, completed: 4, failed: 1, canceled: 2 };

test("only limits that are set are told, with what is used of them", () => {
  expect(limitsOf(spent, noBudget)).toEqual([]);
  expect(limitsOf(spent, { ...noBudget, usd: 10, attempts: 0 })).toEqual([
    { name: "money", words: "$3.20 of $10.00", share: 0.32 },
    { name: "attempts", words: "7 of 0 attempts", share: 1 },
  ]);
  expect(usdOf(spent, noBudget)).toBe("$3.20");
});

test("tokens keep short", () => {
  expect([812, 41_300, 2_340_000, 23_400_000].map(tokens)).toEqual(["812", "41 k", "2.3 M", "23 M"]);
});

test("the forecast counts canceled tasks as nothing, and says nothing too early or too late", () => {
  expect(forecastUsd(spent, counts)).toBeCloseTo(8);
  expect(forecastUsd(spent, { ...counts, completed: 1 })).toBeNull();
  expect(forecastUsd(spent, { ...counts, completed: 10 })).toBeNull();
  expect(forecastUsd({ ...spent, usd: 0 }, counts)).toBeNull();
  const start = "2026-01-01T00:00:00.000Z";
  expect(secondsLeft(start, counts, Date.parse(start) + 400_000)).toBe(600);
  expect(secondsLeft(null, counts, 0)).toBeNull();
});
