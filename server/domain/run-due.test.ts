import { describe, expect, test } from "vitest";
import { after, noon, taskWith } from "./match-fixtures.ts";
import { noBudget, OperationsPlan } from "./plan.ts";
import type { Run } from "./run.ts";
import { runDue } from "./run-due.ts";
import { noSpend } from "./spend.ts";
import type { Task } from "./task.ts";

const planWith = (rest: object): OperationsPlan =>
  OperationsPlan.parse({ title: "P", goal: "G", tasks: [{ key: "a", title: "A" }], ...rest });
const runWith = (change: Partial<Run> = {}): Run => ({
  id: "rn_1",
  workspaceId: "ws_1",
  title: "P",
  goal: "G",
  status: "running",
  plan: planWith({}),
  planVersion: 1,
  draft: null,
  ask: null,
  asks: 0,
  versions: 1,
  files: [],
  playbook: null,
  approval: "ask",
  budget: noBudget,
  deadlineAt: null,
  spend: noSpend,
  counts: { total: 1, completed: 0, failed: 0, canceled: 0 },
  hold: null,
  checkpoints: [],
  result: null,
  failure: null,
  createdById: "mb_1",
  approvedById: null,
  createdAt: noon,
  startedAt: noon,
  endedAt: null,
  updatedAt: noon,
  ...change,
});
const task = (key: string, status: Task["status"], change: Partial<Task> = {}): Task =>
  taskWith({ id: `tk_${key}`, key, title: key, status, ...change });
const due = (change: Partial<Run>, tasks: Task[], seconds = 0) =>
  runDue({ run: runWith(change), tasks, now: after(seconds), patienceSeconds: 60 });
const acts = (...given: Parameters<typeof due>) =>
  due(...given).map((one) =>
    one.act === "hold" ? `hold ${one.reason}` : one.act === "fail" ? one.code : one.act,
  );

describe("runDue", () => {
  test("nothing while work goes on, or the run does not", () => {
    expect(acts({}, [task("a", "working")], 9_999)).toEqual([]);
    expect(acts({ status: "paused" }, [task("a", "completed")])).toEqual([]);
    expect(acts({ plan: null }, [])).toEqual([]);
  });

  test("consolidates once all is settled, unless more may come; with nothing done it failed", () => {
    const all = [task("a", "completed"), task("b", "canceled")];
    expect(acts({}, all)).toEqual(["consolidate"]);
    expect(acts({ ask: { words: "", by: "mb_1", number: 1, at: "" } }, all)).toEqual([]);
    expect(acts({}, [task("a", "canceled")])).toEqual(["nothing_done"]);
    expect(acts({}, [])).toEqual([]);
  });

  test("marks each checkpoint once; one that asks holds the run, before anything else", () => {
    const plan = planWith({ checkpoints: [{ after: ["a"] }, { after: ["a", "b"], ask: true }] });
    expect(acts({ plan }, [task("a", "completed"), task("b", "working")])).toEqual(["checkpoint"]);
    expect(
      acts({ plan, checkpoints: [{ index: 0, at: "" }] }, [task("a", "completed"), task("b", "working")]),
    ).toEqual([]);
    const done = [task("a", "completed"), task("b", "completed")];
    expect(acts({ plan }, done)).toEqual(["checkpoint", "checkpoint", "hold checkpoint"]);
    expect(acts({ plan }, [task("a", "completed", { parentId: "tk_whole" }), task("b", "working")])).toEqual(
      [],
    );
    const marked = [0, 1].map((index) => ({ index, at: "" }));
    expect(acts({ plan, checkpoints: marked }, done)).toEqual(["consolidate"]);
  });

  test.each([
    [{ kind: "failed_tasks", value: 2 }, { counts: { total: 3, completed: 0, failed: 2, canceled: 0 } }, 0],
    [{ kind: "cost_usd", value: 5 }, { spend: { ...noSpend, usd: 5 } }, 0],
    [{ kind: "hours", value: 2 }, {}, 7_200],
  ])("stops when %j is met", (condition, change, seconds) => {
    const plan = planWith({ abort_conditions: [condition] });
    expect(acts({ plan, ...change }, [task("a", "working")], seconds)).toEqual(["abort_condition"]);
    expect(acts({ plan }, [task("a", "working")], 7_199)).toEqual([]);
  });

  test("warns once near a limit and holds at it; with no attempts left only what needs one holds", () => {
    const money = { ...noBudget, usd: 10 };
    expect(acts({ budget: money, spend: { ...noSpend, usd: 8 } }, [task("a", "working")])).toEqual(["warn"]);
    const warned = { ...noSpend, warnedAt: "then" };
    expect(acts({ budget: money, spend: { ...warned, usd: 8 } }, [task("a", "working")])).toEqual([]);
    expect(acts({ budget: money, spend: { ...warned, usd: 10 } }, [task("a", "working")])).toEqual([
      "hold budget",
    ]);
    expect(acts({ budget: money, spend: { ...warned, usd: 10 } }, [task("a", "completed")])).toEqual([
      "consolidate",
    ]);
    const tries = { budget: { ...noBudget, attempts: 2 }, spend: { ...warned, attempts: 2 } };
    expect(acts(tries, [task("a", "working"), task("b", "ready")])).toEqual([]);
    expect(acts(tries, [task("a", "completed"), task("b", "ready")])).toEqual(["hold budget"]);
    expect(acts({ budget: { ...noBudget, usd: 0 } }, [task("a", "working")])).toEqual(["warn"]);
  });

  test("a deadline holds; stuck work is told after the patience, with what waits for it", () => {
    expect(acts({ deadlineAt: after(10) }, [task("a", "working")], 10)).toEqual(["hold deadline"]);
    const stuck = [task("a", "failed"), task("b", "waiting"), task("c", "completed")];
    expect(acts({}, stuck, 59)).toEqual([]);
    expect(acts({}, stuck, 60)).toEqual(["hold stuck"]);
    expect(acts({}, [...stuck, task("d", "ready")], 60)).toEqual([]);
    expect(due({}, stuck, 60)[0]).toMatchObject({
      words: expect.stringContaining("“a” failed, and 1 more wait"),
    });
  });
});
