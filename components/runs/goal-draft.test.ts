import { expect, test } from "vitest";
import { emptyGoal, goalErrors } from "./goal-draft.ts";

const parameters = [
  { name: "file", description: "the data", optional: false },
  { name: "note", description: "a remark", optional: true },
];

test("a goal is needed only where no plan brings one", () => {
  expect(Object.keys(goalErrors(emptyGoal, []))).toEqual(["goal"]);
  expect(goalErrors({ ...emptyGoal, goal: "Know the market" }, [])).toEqual({});
  expect(Object.keys(goalErrors({ ...emptyGoal, source: "text" }, []))).toEqual(["text"]);
});

test("a playbook needs to be chosen, and its values, but not the optional ones", () => {
  const draft = { ...emptyGoal, source: "playbook" as const };
  expect(Object.keys(goalErrors(draft, []))).toEqual(["playbook"]);
  expect(Object.keys(goalErrors({ ...draft, playbookId: "pb" }, parameters))).toEqual(["parameter.file"]);
  const filled = { ...draft, playbookId: "pb", parameters: { file: "weather.csv" } };
  expect(goalErrors(filled, parameters)).toEqual({});
});
