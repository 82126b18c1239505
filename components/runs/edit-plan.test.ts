import { expect, test } from "vitest";
import { OperationsPlan } from "#server/domain/plan.ts";
import { addTask, changeTask, connect, disconnect, removeTask } from "./edit-plan.ts";

const plan = OperationsPlan.parse({
  title: "P",
  goal: "G",
  tasks: [
    { key: "a", title: "A" },
    { key: "b", title: "B", depends_on: ["a"] },
    { key: "c", title: "C", depends_on: ["b"] },
  ],
  checkpoints: [{ after: ["b"] }, { after: ["b", "c"] }],
});
const arrows = (of: OperationsPlan): string =>
  of.tasks.map(({ key, depends_on }) => `${key}<${depends_on.join("+")}`).join(" ");

test("a new key is followed by dependencies and checkpoints", () => {
  const changed = changeTask(plan, "b", { key: "bee", title: "Bee" });
  expect(arrows(changed)).toBe("a< bee<a c<bee");
  expect(changed.checkpoints.map(({ after }) => after.join())).toEqual(["bee", "bee,c"]);
});

test("what waited for a removed task waits for what came before it", () => {
  const changed = removeTask(plan, "b");
  expect(arrows(changed)).toBe("a< c<a");
  expect(
    changed.checkpoints.map(({ after }) => after.join()),
    "a checkpoint after nothing goes",
  ).toEqual(["c"]);
});

test("an added task has a key nobody has", () => {
  const { key, plan: first } = addTask(plan, "c");
  expect(key).toBe("task-4");
  const taken = changeTask(plan, "a", { key: "task-4" });
  expect(addTask(taken, null).key).toBe("task-5");
  expect(arrows(first)).toBe("a< b<a c<b task-4<c");
});

test("arrows come and go, once each, and never in a circle", () => {
  const more = connect(plan, "a", "c");
  if (typeof more === "string") throw new Error(more);
  expect(arrows(more)).toBe("a< b<a c<b+a");
  expect(connect(more, "a", "c")).toBe(more);
  expect(connect(plan, "c", "a")).toMatch(/circle/);
  expect(arrows(disconnect(more, "b", "c"))).toBe("a< b<a c<a");
});
