import fc from "fast-check";
import { expect, test } from "vitest";
import { dualBound, totalOf } from "#server/testing/matching/assignment-bound.ts";
import { assign } from "./assignment.ts";
import type { Problem } from "./match-problem.ts";

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`assignment.test.ts: seed ${seed}`);

/** Small rectangles; `few` distinct values make many ties, about a third of the pairs are forbidden. */
const cases = (most: number, placesMost: number): fc.Arbitrary<Problem> =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.constantFrom(3, 1_000)).chain(([rows, cols, few]) =>
    fc.record({
      rows: fc.constant(rows),
      cols: fc.constant(cols),
      values: fc
        .array(fc.integer({ min: -Math.ceil(few / 2), max: few }), {
          minLength: rows * cols,
          maxLength: rows * cols,
        })
        .map((list) => Float64Array.from(list)),
      places: fc.array(
        fc
          .array(fc.nat(few), { minLength: placesMost > 1 ? 0 : 1, maxLength: placesMost })
          .map((costs) => (placesMost > 1 ? costs.sort((a, b) => a - b) : [0])),
        { minLength: cols, maxLength: cols },
      ),
    }),
  );

/** The largest total there is, by trying everything. */
function bruteForce({ rows, cols, values, places }: Problem): number {
  const used = places.map(() => 0);
  const from = (row: number): number => {
    if (row === rows) return 0;
    let best = from(row + 1);
    for (let col = 0; col < cols; col += 1) {
      const value = values[row * cols + col] ?? 0;
      const nth = used[col] ?? 0;
      const cost = places[col]?.[nth];
      if (value <= 0 || cost === undefined) continue;
      used[col] = nth + 1;
      best = Math.max(best, value - cost + from(row + 1));
      used[col] = nth;
    }
    return best;
  };
  return from(0);
}

test("is as good as trying everything, up to 7 × 7, rectangular, with forbidden pairs", () => {
  fc.assert(
    fc.property(cases(7, 1), (one) => {
      expect(totalOf(one, assign(one.values, one.rows, one.cols))).toBe(bruteForce(one));
    }),
    { seed, numRuns: 300 },
  );
});

test("is as good as trying everything with several places at rising costs, never beyond them", () => {
  fc.assert(
    fc.property(cases(5, 3), (one) => {
      expect(totalOf(one, assign(one.values, one.rows, one.cols, one.places))).toBe(bruteForce(one));
    }),
    { seed, numRuns: 300 },
  );
});

test("the bound read off an assignment is its total when nothing is better, and never below the best when it is not", () => {
  fc.assert(
    fc.property(cases(5, 3), fc.nat(4), (one, spared) => {
      const chosen = assign(one.values, one.rows, one.cols, one.places);
      const best = bruteForce(one);
      expect(dualBound(one, chosen)).toBe(best);
      const spoiled = chosen.map((col, row) => (row === spared ? -1 : col));
      expect(dualBound(one, spoiled)).toBeGreaterThanOrEqual(best);
    }),
    { seed, numRuns: 300 },
  );
});

test("gives the same answer twice and leaves its input alone", () => {
  fc.assert(
    fc.property(cases(7, 3), (one) => {
      const before = one.values.slice();
      const chosen = assign(one.values, one.rows, one.cols, one.places);
      expect(assign(one.values, one.rows, one.cols, one.places)).toEqual(chosen);
      expect(one.values).toEqual(before);
    }),
    { seed, numRuns: 100 },
  );
});

test("the optimum is not the greedy choice", () => {
  expect([...assign(Float64Array.of(10, 9, 9, 1), 2, 2)]).toEqual([1, 0]);
});

test("values as large as those of matching stay exact", () => {
  const tier = 2e12;
  expect([...assign(Float64Array.of(tier + 1, tier + 2, tier, tier + 2), 2, 2)]).toEqual([0, 1]);
});

test("nothing to give or nobody to take it", () => {
  expect([...assign(new Float64Array(0), 0, 3)]).toEqual([]);
  expect([...assign(new Float64Array(0), 3, 0)]).toEqual([-1, -1, -1]);
  expect(() => assign(new Float64Array(3), 2, 2)).toThrow("2 × 2");
});
