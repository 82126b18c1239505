import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correlate } from "./correlate.ts";
import { describeNumbers } from "./describe-numbers.ts";
import { findOutliers } from "./find-outliers.ts";
import { fitTrend } from "./fit-trend.ts";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 60 });
const near = (found: number, wanted: number, scale: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));
const total = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** The quantile by the definition: walk the ranks until the wanted position is passed. */
function bruteQuantile(numbers: number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const position = p * (sorted.length - 1);
  for (let rank = 0; rank < sorted.length - 1; rank++) {
    if (position <= rank + 1)
      return (
        (sorted[rank] as number) * (rank + 1 - position) + (sorted[rank + 1] as number) * (position - rank)
      );
  }
  return sorted[sorted.length - 1] as number;
}

describe("describeNumbers", () => {
  test("agrees with two passes and brute-force quantiles on any numbers", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const found = describeNumbers(numbers);
        const mean = total(numbers) / numbers.length;
        const variance =
          numbers.length > 1 ? total(numbers.map((each) => (each - mean) ** 2)) / (numbers.length - 1) : 0;
        if (!found) throw new Error("no summary");
        near(found.mean, mean, 1e6);
        near(found.std, Math.sqrt(variance), 1e6);
        for (const [p, quartile] of [
          [0.25, found.q1],
          [0.5, found.median],
          [0.75, found.q3],
        ] as const)
          near(quartile, bruteQuantile(numbers, p), 1e6);
        expect([found.min, found.max]).toEqual(
          [Math.min(...numbers), Math.max(...numbers)].map((each) => each),
        );
      }),
    );
  });

  test("keeps its precision far from zero", () => {
    expect(describeNumbers([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])?.std).toBeCloseTo(Math.sqrt(30), 9);
  });

  test("is null for nothing and 0 apart for one", () => {
    expect(describeNumbers([])).toBeNull();
    expect(describeNumbers([5])).toMatchObject({ count: 1, mean: 5, std: 0, q1: 5, median: 5, q3: 5 });
  });
});

describe("correlate and fitTrend", () => {
  test("agree with the textbook sums on any pairs", () => {
    const small = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { minLength: 3, maxLength: 50 }), (pairs) => {
        const n = pairs.length;
        const sx = total(pairs.map(([x]) => x));
        const sy = total(pairs.map(([, y]) => y));
        const sxx = total(pairs.map(([x]) => x * x));
        const syy = total(pairs.map(([, y]) => y * y));
        const sxy = total(pairs.map(([x, y]) => x * y));
        const xs = pairs.map(([x]) => x);
        const ys = pairs.map(([, y]) => y);
        const constant = n * sxx === sx * sx || n * syy === sy * sy;
        const { r } = correlate(xs, ys);
        const trend = fitTrend(xs, ys);
        expect(r === null).toBe(constant);
        if (r === null || !trend) return;
        near(r, (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy)), 1);
        near(trend.slope, (n * sxy - sx * sy) / (n * sxx - sx * sx), 1e3);
        near(trend.end - trend.start, trend.slope * (Math.max(...xs) - Math.min(...xs)), 1e6);
      }),
    );
  });

  test("rows with a missing side are left out; a constant side gives null", () => {
    expect(correlate([1, 2, null, 4, 5], [2, 4, 6, null, 10])).toEqual({ r: 1, n: 3 });
    expect(correlate([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4]).r).toBeNull();
    expect(fitTrend([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});

describe("findOutliers", () => {
  test("finds exactly what lies beyond the fences, the farthest first", () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 100, null, -50];
    const summary = describeNumbers(numbers.filter((each) => each !== null));
    if (!summary) throw new Error("no summary");
    const found = findOutliers(numbers, summary);
    expect([found.below, found.above]).toEqual([1, 1]);
    expect(found.extremes).toEqual([
      { row: 9, value: 100 },
      { row: 11, value: -50 },
    ]);
  });

  test("says nothing where the middle half does not vary", () => {
    const numbers = [0, 0, 0, 0, 0, 0, 0, 9];
    const summary = describeNumbers(numbers);
    expect(summary && findOutliers(numbers, summary)).toMatchObject({
      below: 0,
      above: 0,
      share: 0,
      extremes: [],
    });
  });
});
