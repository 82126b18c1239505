import { describe, expect, test } from "vitest";
import { checkPlan, findCircle } from "./check-plan.ts";
import { diffPlan } from "./diff-plan.ts";
import { agentWith, noon } from "./match-fixtures.ts";
import { defaultWeights } from "./match-weights.ts";
import { OperationsPlan, PlanTask } from "./plan.ts";
import { planStaffing } from "./plan-staffing.ts";

const planWith = (rest: object): OperationsPlan =>
  OperationsPlan.parse({ title: "P", goal: "G", tasks: [{ key: "a", title: "A" }], ...rest });
const limits = { maxTasks: 3, budget: { usd: 10, tokens: 100 }, now: noon };

describe("checkPlan", () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ tasks: ["a", "b", "c", "d"].map((key) => ({ key, title: key })) }, ["tasks"]],
    [
      {
        tasks: [
          { key: "a", title: "A" },
          { key: "a", title: "B" },
        ],
      },
      ["tasks[1].key"],
    ],
    [{ tasks: [{ key: "a", title: "A", depends_on: ["z"] }] }, ["tasks[0].depends_on"]],
    [{ tasks: [{ key: "a", title: "A", depends_on: ["a"] }] }, ["tasks[0].depends_on"]],
    [{ checkpoints: [{ after: ["a", "z"] }] }, ["checkpoints[0].after"]],
    [
      { abort_conditions: [{ kind: "hours" }, { kind: "other" }] },
      ["abort_conditions[0].value", "abort_conditions[1].text"],
    ],
    [
      {
        abort_conditions: [
          { kind: "hours", value: 1 },
          { kind: "other", text: "x" },
        ],
      },
      [],
    ],
    [{ budget: { usd: 11, tokens: 101 } }, ["budget.usd", "budget.tokens"]],
    [{ budget: { usd: 10, tokens: 100 } }, []],
    [{ deadline_at: noon }, ["deadline_at"]],
  ])("%j: %j", (rest, paths) => {
    expect(checkPlan(planWith(rest), limits).map(({ path }) => path)).toEqual(paths);
  });

  test("a title of nothing is found, though no schema let it through", () => {
    const plan = { ...planWith({}), title: " " };
    const [task] = plan.tasks;
    expect(task).toBeDefined();
    expect(checkPlan({ ...plan, tasks: task ? [{ ...task, title: "" }] : [] }, limits)).toHaveLength(2);
  });

  test("names the circle, and finds it in long plans", () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => ({ key: `t${i}`, depends_on: [`t${i + 1}`] }));
    expect(findCircle([...chain, { key: "t5000", depends_on: [] }])).toBeNull();
    const edges = { a: ["b", "d"], b: ["c"], c: ["b"], d: [] };
    const tasks = Object.entries(edges).map(([key, depends_on]) => ({ key, depends_on }));
    expect(findCircle(tasks)).toEqual(["b", "c", "b"]);
  });
});

test("diffPlan tells tasks apart by their keys, whatever their order", () => {
  const [a, b, c] = ["a", "b", "c"].map((key) => ({ key, title: key }));
  const before = planWith({ tasks: [a, b], notes: "x" });
  const after = planWith({ tasks: [c, { ...a, title: "A", skills: ["s"] }], budget: { usd: 1 } });
  expect(diffPlan(before, after)).toEqual({
    added: ["c"],
    changed: [{ key: "a", fields: ["title", "skills"] }],
    removed: ["b"],
    fields: ["budget", "notes"],
  });
  expect(diffPlan(before, planWith({ tasks: [b, a], notes: "x" }))).toEqual({
    added: [],
    changed: [],
    removed: [],
    fields: [],
  });
});

test("planStaffing names the best, those who are busy, and what is missing", () => {
  const agents = [
    agentWith("ada", ["writing"]),
    agentWith("bo", ["writing"], { load: 1 }),
    agentWith("cy", ["drawing"]),
  ];
  const tasks = [["writing"], ["flying"], []].map((skills, i) =>
    PlanTask.parse({ key: `k${i}`, title: "T", skills }),
  );
  const [write, fly, any] = planStaffing(tasks, agents, defaultWeights, noon);
  expect(write?.candidates.map(({ name, now }) => [name, now])).toEqual([
    ["ada", true],
    ["bo", false],
  ]);
  expect([write?.gap, fly?.candidates, fly?.gap?.missing]).toEqual([null, [], ["flying"]]);
  expect(any?.candidates).toHaveLength(3);
});
