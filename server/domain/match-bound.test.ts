import { expect, test } from "vitest";
import { totalOf } from "#server/testing/matching/assignment-bound.ts";
import { matchNow, randomFrom, someAgents, someTasks, worthOf } from "#server/testing/matching/match-load.ts";
import { fieldOf } from "./match-field.ts";
import { noon } from "./match-fixtures.ts";
import { problemOf, queuedRows } from "./match-problem.ts";
import { defaultWeights } from "./match-weights.ts";

test("300 agents and 1,000 ready tasks: the assignment reaches the bound of the linear program", () => {
  for (const places of [1, 3]) {
    const random = randomFrom(places);
    const agents = someAgents(300, random, places);
    const tasks = someTasks(1_000, random);
    const matches = matchNow(tasks, agents);
    const { total, bound } = worthOf(tasks, agents, matches);
    console.info(`${matches.length} matches, ${total} of at most ${bound}: ${(total / bound).toFixed(9)}`);
    expect(matches.length).toBeGreaterThan(290);
    expect(total).toBeLessThanOrEqual(bound);
    expect(total).toBeGreaterThan(0.99 * bound);
    // The values of urgency are large: what is lost of the fit alone must be next to nothing too.
    const fit = matches.reduce((sum, { score }) => sum + score * 1e6, 0);
    expect(bound - total).toBeLessThan(0.01 * fit);
  }
}, 60_000);

test("a match that takes the best agent for each task in turn stays below the bound on the same load", () => {
  const random = randomFrom(9);
  const agents = someAgents(40, random, 1);
  const tasks = someTasks(120, random);
  const { total, bound } = worthOf(tasks, agents, matchNow(tasks, agents));
  expect(total).toBe(bound);
  const { greedy } = greedyTotal(tasks, agents);
  expect(greedy).toBeLessThan(bound);
});

/** Tasks in their order, each to the best agent that is still free. */
function greedyTotal(tasks: Parameters<typeof worthOf>[0], agents: Parameters<typeof worthOf>[1]) {
  const field = fieldOf(agents, defaultWeights);
  const open = queuedRows(tasks, field, noon, new Map()).filter((row) => row.refusals.includes(null));
  const problem = problemOf(open, field);
  const taken = new Set<number>();
  const chosen = open.map((_, row) => {
    let best = -1;
    for (let col = 0; col < problem.cols; col += 1) {
      const value = problem.values[row * problem.cols + col] ?? 0;
      if (value > 0 && !taken.has(col) && value > (problem.values[row * problem.cols + best] ?? 0))
        best = col;
    }
    taken.add(best);
    return best;
  });
  return { greedy: totalOf(problem, chosen) };
}

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`match-bound.test.ts: seed ${seed}`);

test("small matches are worth as much as the best of all that could be made", () => {
  for (let nth = 0; nth < 60; nth += 1) {
    const random = randomFrom(seed + nth);
    const agents = someAgents(1 + random(4), random, 2);
    const tasks = someTasks(1 + random(5), random);
    const field = fieldOf(agents, defaultWeights);
    const open = queuedRows(tasks, field, noon, new Map()).filter((row) => row.refusals.includes(null));
    const problem = problemOf(open, field);
    const { total } = worthOf(tasks, agents, matchNow(tasks, agents));
    expect([seed + nth, total]).toEqual([seed + nth, bestOf(problem)]);
  }
});

/** The largest total there is, by trying everything. */
function bestOf({ values, rows, cols, places }: ReturnType<typeof problemOf>): number {
  const used = places.map(() => 0);
  const from = (row: number): number => {
    if (row === rows) return 0;
    let best = from(row + 1);
    for (let col = 0; col < cols; col += 1) {
      const value = values[row * cols + col] ?? 0;
      const cost = places[col]?.[used[col] ?? 0];
      if (value <= 0 || cost === undefined) continue;
      used[col] = (used[col] ?? 0) + 1;
      best = Math.max(best, value - cost + from(row + 1));
      used[col] = (used[col] ?? 0) - 1;
    }
    return best;
  };
  return from(0);
}
