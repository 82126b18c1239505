import { expect, test } from "vitest";
import { overruleChoices } from "./overrule-choices.ts";

type About = Parameters<typeof overruleChoices>[0];
const about = (change: Partial<About>): About => ({
  kind: "assign",
  chosen: null,
  task: null,
  run: null,
  made: null,
  ...change,
});
const task = (status: NonNullable<About["task"]>["status"]) => ({ id: "tk_1", title: "t", status });
const actions = (change: Partial<About>) => overruleChoices(about(change)).map(({ action }) => action);

test("an assignment is overruled by giving the task to someone else while that can be done", () => {
  expect(actions({ task: task("working") })).toEqual(["give", "note"]);
  expect(actions({ task: task("completed") })).toEqual(["note"]);
});

test("a review in progress may get another verdict; accepted work is corrected by a new task", () => {
  expect(actions({ kind: "review", chosen: "changes_requested", task: task("in-review") })).toEqual([
    "accepted",
    "rejected",
    "note",
  ]);
  expect(actions({ kind: "review", chosen: "accepted", task: task("completed") })).toEqual([
    "correct",
    "note",
  ]);
});

test("a recovery, a plan, a result and what a message became each have their way back", () => {
  expect(actions({ kind: "recover", task: task("failed") })).toEqual(["retry", "give", "cancel", "note"]);
  const run = { id: "rn_1", title: "r", status: "proposed" } as const;
  expect(actions({ kind: "plan", run })).toEqual(["ask_plan", "note"]);
  expect(actions({ kind: "consolidate", run: { ...run, status: "in-review" } })).toEqual([
    "send_back",
    "note",
  ]);
  expect(actions({ kind: "converse", made: { id: "tk_2", title: "t", status: "ready" } })).toEqual([
    "cancel",
    "note",
  ]);
  expect(actions({ kind: "converse", made: { ...run, status: "aborted" } })).toEqual(["note"]);
});
