// biome-ignore-all lint/style/noNonNullAssertion: the loops stay within the bounds of their arrays
import type { Problem } from "#server/domain/match-problem.ts";

/** The total of an assignment; throws when it uses a forbidden pair or a place that is not there. */
export function totalOf({ cols, values, places }: Problem, chosen: ArrayLike<number>): number {
  const used = places.map(() => 0);
  let total = 0;
  Array.from(chosen).forEach((col, row) => {
    if (col < 0) return;
    const value = values[row * cols + col]!;
    const cost = places[col]?.[used[col]!];
    if (value <= 0) throw new Error(`row ${row} got forbidden column ${col}`);
    if (cost === undefined) throw new Error(`column ${col} has no place left`);
    used[col]! += 1;
    total += value - cost;
  });
  return total;
}

/**
 * An upper bound on every assignment's total, by the dual of the linear program: whatever prices ≥ 0 the columns have,
 * no assignment is worth more than what all rows can gain at these prices and all places can earn by them. The prices
 * are read off the given assignment alone, by shortest paths over its possible exchanges (Bellman and Ford), without
 * anything of the solver: when it is optimal the bound equals its total, when it is not the bound still holds.
 */
export function dualBound(problem: Problem, chosen: ArrayLike<number>): number {
  const { values, rows, cols, places } = problem;
  const price = exchangePrices(problem, chosen);
  let bound = 0;
  for (let row = 0; row < rows; row += 1) {
    let gain = 0;
    for (let col = 0; col < cols; col += 1) {
      const value = values[row * cols + col]!;
      if (value > 0) gain = Math.max(gain, value - price[col]!);
    }
    bound += gain;
  }
  places.forEach((costs, col) => {
    for (const cost of costs) bound += Math.max(0, price[col]! - cost);
  });
  return bound;
}

/** The highest prices at which no row wants to go elsewhere: a column's next place, or the worth of a row it can drop, or another's price plus the loss of moving a row there. */
function exchangePrices({ values, cols, places }: Problem, chosen: ArrayLike<number>): Float64Array {
  const held = places.map((): number[] => []);
  Array.from(chosen).forEach((col, row) => {
    if (col >= 0) held[col]!.push(row);
  });
  const price = Float64Array.from(places, (costs, col) => {
    const next = costs[held[col]!.length] ?? Number.POSITIVE_INFINITY;
    const worth = held[col]!.map((row) => values[row * cols + col]!);
    // A column without any place keeps the price infinity: nobody can want it, and it earns nothing.
    return Math.min(next, ...worth);
  });
  for (let round = 0, moved = true; moved && round <= cols; round += 1) {
    moved = false;
    for (let from = 0; from < cols; from += 1)
      for (const row of held[from]!)
        for (let to = 0; to < cols; to += 1) {
          const there = values[row * cols + to]!;
          const most = price[to]! + values[row * cols + from]! - there;
          if (there <= 0 || most >= price[from]! || price[from] === 0) continue;
          price[from] = Math.max(0, most);
          moved = true;
        }
  }
  return price;
}
