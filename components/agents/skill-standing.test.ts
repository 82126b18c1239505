import { expect, test } from "vitest";
import { otherStandings, skillStandings, spanWords } from "./skill-standing.ts";

const skills = [
  { id: "csv-profiling", name: "CSV profiling", description: "Looks for gaps" },
  { id: "charts", name: "" },
];
const record = {
  "CSV Profiler": { done: 3, failed: 1, seconds: 300, lastSeconds: [10, 20, 270] },
  "csv-profiling": { done: 1, accepted: 1, seconds: 20, costUsd: 0.4, lastSeconds: [20] },
  "*": { done: 2 },
  "market research": { failed: 1 },
};

test("what was proven under any spelling of a declared skill stands with it, the most proven first", () => {
  const [first, second] = skillStandings(skills, record);
  expect(first).toMatchObject({
    id: "csv-profiling",
    done: 4,
    tries: 5,
    success: 0.8,
    seconds: 80,
    typicalSeconds: 20,
  });
  expect(first?.record).toMatchObject({ accepted: 1, costUsd: 0.4 });
  expect(second).toMatchObject({ name: "charts", tries: 0, success: null, seconds: null, proven: null });
});

test("the proven bar starts at the declared one and moves with the evidence", () => {
  const [first, second] = skillStandings(skills, record);
  expect(second?.declared).toBe(0.75);
  expect(first?.proven).toBeGreaterThan(0.75);
  const [failed] = otherStandings(skills, { sql: { failed: 1 } });
  expect(failed?.proven).toBeCloseTo(3 / 5);
});

test("what was proven without being declared is told apart, work without a skill in words", () => {
  expect(otherStandings(skills, record).map(({ id, name }) => [id, name])).toEqual([
    ["*", "Tasks that ask for no skill"],
    ["market research", "market research"],
  ]);
});

test("spans are said in the unit that keeps them short", () => {
  expect([0.2, 89, 120, 7_200].map(spanWords)).toEqual(["1 s", "89 s", "2 min", "2 h"]);
});
