import { expect, test } from "vitest";
import { matchTasks } from "./match.ts";
import { agentWith, noon, taskWith } from "./match-fixtures.ts";
import { tiesOf } from "./match-tie.ts";
import { defaultWeights } from "./match-weights.ts";

const match = (...agents: Parameters<typeof matchTasks>[1]) =>
  matchTasks([taskWith({ skills: ["sql"] })], agents, defaultWeights, noon).matches[0];

test("equals are told as a tie and the rules still choose one; a clear best and a lone one are none", () => {
  const [a, b, c] = ["A", "B", "C"].map((id) => agentWith(id, ["sql"]));
  const proven = agentWith("P", ["sql"], { record: { sql: { done: 30 } } });
  if (!a || !b || !c) throw new Error("three were made");
  expect(match(a, b, c)).toMatchObject({ agentId: "ag_A", tie: ["ag_A", "ag_B", "ag_C"] });
  expect(match(a, proven)).toMatchObject({ agentId: "ag_P", tie: [] });
  expect(match(a)?.tie).toEqual([]);
});

test("who may not have the task is no tie, and the margin is counted from the best", () => {
  const away = agentWith("Z", ["sql"], { availability: "away" });
  const candidates = match(agentWith("A", ["sql"]), agentWith("B", ["sql"]), away)?.candidates ?? [];
  expect(tiesOf(candidates)).toEqual(["ag_A", "ag_B"]);
  const spread = candidates.map((one, i) => ({ ...one, score: 0.8 - 0.008 * i }));
  expect(tiesOf(spread, 0.005)).toEqual([]);
  expect(tiesOf(spread, 0.01)).toEqual(["ag_A", "ag_B"]);
});
