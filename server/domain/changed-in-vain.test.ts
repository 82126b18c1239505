import { expect, test } from "vitest";
import { changedInVain } from "./changed-in-vain.ts";
import { doneKeys } from "./done-keys.ts";
import { OperationsPlan } from "./plan.ts";

const plan = (tasks: object[], more: object = {}): OperationsPlan =>
  OperationsPlan.parse({ title: "Guide", goal: "A guide", tasks, ...more });
const before = plan([
  { key: "write", title: "Write" },
  { key: "check", title: "Check", depends_on: ["write"] },
]);
const done = new Set(["write", "check"]);

test("a change of what is done is in vain; with anything that is to do beside it, not only that", () => {
  const remark = plan([
    { key: "write", title: "Write better" },
    { key: "check", title: "Check", depends_on: ["write"] },
  ]);
  expect(changedInVain(before, remark, done)).toEqual({ keys: ["write"], only: true });
  expect(changedInVain(before, remark, new Set(["check"]))).toEqual({ keys: [], only: false });
  const more = plan([...remark.tasks, { key: "again", title: "Write again", depends_on: ["write"] }]);
  expect(changedInVain(before, more, done)).toEqual({ keys: ["write"], only: false });
  const judged = { ...remark, success_criteria: ["It is short"] };
  expect(changedInVain(before, judged, done).only, "other criteria are judged anew").toBe(false);
});

test("what is done cannot be left out; no change at all is not in vain", () => {
  expect(changedInVain(before, plan([{ key: "write", title: "Write" }]), done)).toEqual({
    keys: ["check"],
    only: true,
  });
  expect(changedInVain(before, before, done)).toEqual({ keys: [], only: false });
});

test("done is what a plan's own task has reached, not a part of it or a check of it", () => {
  const task = { status: "completed" as const, reviewOf: null, parentId: null };
  expect(
    doneKeys([
      { ...task, key: "a" },
      { ...task, key: "b", status: "working" },
      { ...task, key: "c", parentId: "tk_1" },
      { ...task, key: null },
    ]),
  ).toEqual(["a"]);
});
