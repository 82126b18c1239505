import { expect, test } from "vitest";
import { burnPoints } from "./burn-points.ts";

const at = (second: number): string => new Date(second * 1000).toISOString();

test("it starts at nothing, adds up in the order of time, and ends now", () => {
  const costs = [
    { at: at(30), usd: 2 },
    { at: at(10), usd: 1 },
    { at: at(20), usd: 0 },
  ];
  expect(burnPoints(at(0), costs, 60_000)).toEqual([
    { at: 0, usd: 0 },
    { at: 10_000, usd: 1 },
    { at: 30_000, usd: 3 },
    { at: 60_000, usd: 3 },
  ]);
});

test("a long history is thinned and keeps its last point", () => {
  const costs = Array.from({ length: 1000 }, (_, i) => ({ at: at(i), usd: 0.01 }));
  const points = burnPoints(at(0), costs, 2_000_000);
  expect(points.length).toBeLessThanOrEqual(202);
  expect(points.at(-1)?.usd).toBeCloseTo(10);
});
