import { expect, test } from "vitest";
import { usageByDays, usageByKind } from "./group-usage.ts";

const row = (day: string, kind: string, calls: number, costUsd: number) => ({
  day,
  kind,
  calls,
  failed: 0,
  inputTokens: 100,
  cachedTokens: 40,
  outputTokens: 10,
  costUsd,
});
const rows = [
  row("2026-03-01", "plan", 1, 0.2),
  row("2026-03-01", "plan", 2, 0.1),
  row("2026-02-28", "review", 4, 1),
  row("2026-03-01", "embed", 5, 0.01),
];

test("every day has its entry over the end of a month, also without a call; days before are left out", () => {
  const days = usageByDays([...rows, row("2026-02-01", "plan", 9, 9)], {
    today: "2026-03-01",
    days: 3,
    measure: "calls",
  });
  expect(days.map(({ day, plan, review, embed }) => [day, plan, review, embed])).toEqual([
    ["2026-02-27", 0, 0, 0],
    ["2026-02-28", 0, 4, 0],
    ["2026-03-01", 3, 0, 5],
  ]);
});

test("tokens are those in and out; kinds are summed, the dearest first", () => {
  const [, , last] = usageByDays(rows, { today: "2026-03-01", days: 3, measure: "tokens" });
  expect(last?.plan).toBe(220);
  expect(usageByKind(rows).map(({ kind, calls, cachedTokens }) => [kind, calls, cachedTokens])).toEqual([
    ["review", 4, 40],
    ["plan", 3, 80],
    ["embed", 5, 40],
  ]);
});
