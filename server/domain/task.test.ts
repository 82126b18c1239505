import { expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { after, noon, taskWith } from "./match-fixtures.ts";
import {
  defaultReview,
  isFinal,
  moveTask,
  NewTask,
  sortBatch,
  type TaskStatus,
  taskMoves,
  taskStatuses,
} from "./task.ts";

/** Written out a second time on purpose: whoever changes the table must mean it. */
const allowed: Record<TaskStatus, TaskStatus[]> = {
  waiting: ["ready", "canceled"],
  ready: ["waiting", "assigned", "in-review", "completed", "failed", "canceled"],
  assigned: ["ready", "working", "in-review", "completed", "failed", "canceled"],
  working: ["ready", "input-required", "in-review", "completed", "failed", "canceled"],
  "input-required": ["ready", "working", "in-review", "completed", "failed", "canceled"],
  "in-review": ["ready", "working", "completed", "failed", "canceled"],
  completed: [],
  failed: ["waiting", "ready", "in-review", "completed", "canceled"],
  canceled: [],
};
const pairs = taskStatuses.flatMap((from) => taskStatuses.map((to) => ({ from, to })));

test.each(pairs)("$from → $to", ({ from, to }) => {
  const task = taskWith({ status: from });
  const move = () => moveTask(task, to, after(5), { costUsd: 2 });
  if (allowed[from].includes(to)) {
    expect(move()).toEqual({ ...task, status: to, costUsd: 2, statusAt: after(5), updatedAt: after(5) });
    expect(task.status).toBe(from);
    return;
  }
  expect(move).toThrow(AppError);
  expect(move).toThrow(`“Do it” is ${from} and cannot become ${to}.`);
});

test("the table names known statuses once each, and only completed and canceled are dead ends", () => {
  for (const moves of Object.values(taskMoves)) expect(new Set(moves).size).toBe(moves.length);
  expect(taskStatuses.filter((status) => taskMoves[status].length === 0)).toEqual(["completed", "canceled"]);
  expect(taskStatuses.filter(isFinal)).toEqual(["completed", "failed", "canceled"]);
});

test("a refused move says the task's status for the problem document, and a change never overrides the status", () => {
  expect.assertions(2);
  try {
    moveTask(taskWith({ status: "canceled" }), "ready", noon);
  } catch (error) {
    expect(error).toMatchObject({ code: "conflict", status: 409, extra: { task_status: "canceled" } });
  }
  expect(moveTask(taskWith(), "assigned", noon, { status: "completed" }).status).toBe("assigned");
});

test.each([
  [{}, "none"],
  [{ acceptance: ["has a total"] }, "checks"],
  [{ outputs: [{ name: "report.md" }] }, "checks"],
  [{ acceptance: ["x"], review: "none" }, "none"],
  [{ review: "person" }, "person"],
])("without a word on review, %j is reviewed by %s", (change, kind) => {
  expect(defaultReview(NewTask.parse({ title: "x", ...change }))).toBe(kind);
});

const batch = (...tasks: [key: string | undefined, ...dependsOn: string[]][]) =>
  tasks.map(([key, ...depends_on]) => NewTask.parse({ key, title: `title of ${key}`, depends_on }));
const unknown = () => false;

test("a batch comes out with every task after what it depends on, otherwise in its order", () => {
  expect(sortBatch(batch(["c", "b"], ["a"], ["b", "a"], ["d"]), unknown)).toEqual([1, 2, 0, 3]);
  expect(sortBatch([], unknown)).toEqual([]);
  expect(
    sortBatch(batch([undefined], [undefined, "tk_9"], ["a", "a2"], ["a2"]), (id) => id === "tk_9"),
  ).toEqual([0, 1, 3, 2]);
});

test("keys of the batch win over known ids, and diamonds are no circles", () => {
  expect(sortBatch(batch(["d", "b", "c"], ["b", "a"], ["c", "a"], ["a"]), () => true)).toEqual([3, 1, 2, 0]);
});

test("a chain as long as a batch may be is fine", () => {
  const chain = batch(
    ...Array.from({ length: 2_000 }, (_, i): [string, ...string[]] => [`k${i}`, `k${i + 1}`]),
    ["k2000"],
  );
  expect(sortBatch(chain, unknown)[0]).toBe(2_000);
});

test.each([
  ["a circle", batch(["x", "a"], ["a", "b"], ["b", "c"], ["c", "a"]), "tasks[1].depends_on", "a → b → c → a"],
  ["itself", batch(["a", "a"]), "tasks[0].depends_on", "form a circle: a → a"],
  [
    "an unknown key",
    batch(["a"], ["b", "zzz"]),
    "tasks[1].depends_on",
    "no task “zzz” in this batch or workspace",
  ],
  ["a key used twice", batch(["a"], ["b"], ["a"]), "tasks[2].key", "“a” is used twice in this batch"],
])("a batch with %s is refused by name", (_, tasks, path, message) => {
  expect.assertions(3);
  try {
    sortBatch(tasks, unknown);
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid_request", extra: { errors: [{ path }] } });
    expect(String(error)).toContain(`${path}: `);
    expect(String(error)).toContain(message);
  }
});

test("a circle is named without the tasks that only lead to it", () => {
  expect(() => sortBatch(batch(["lead-in", "a"], ["a", "b"], ["b", "a"]), unknown)).toThrow(
    /circle: a → b → a$/,
  );
});
