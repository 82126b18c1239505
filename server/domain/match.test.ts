import { expect, test } from "vitest";
import type { AgentId, TaskId } from "./ids.ts";
import { candidatesFor, type MatchAgent, matchTasks } from "./match.ts";
import { after, agentWith, noon, taskWith } from "./match-fixtures.ts";
import { defaultWeights } from "./match-weights.ts";
import type { Task } from "./task.ts";

const record = (done: number, failed = 0, seconds = done * 60, costUsd = done) => ({
  done,
  failed,
  stalled: 0,
  seconds,
  costUsd,
});
const match = (tasks: Task[], agents: MatchAgent[], holders?: ReadonlyMap<TaskId, readonly AgentId[]>) =>
  matchTasks(tasks, agents, defaultWeights, noon, holders);
const who = (tasks: Task[], agents: MatchAgent[], holders?: ReadonlyMap<TaskId, readonly AgentId[]>) =>
  Object.fromEntries(match(tasks, agents, holders).matches.map(({ taskId, agentId }) => [taskId, agentId]));

test("the proven specialist is chosen, and the reason says so", () => {
  const { matches, gaps, busy } = match(
    [taskWith({ skills: ["csv-profiling"] })],
    [
      agentWith("Nia", ["csv-profiling"], { record: { "csv-profiling": record(4) } }),
      agentWith("Otto", ["csv profiling"]),
    ],
  );
  expect([gaps, busy]).toEqual([[], []]);
  expect(matches[0]?.agentId).toBe("ag_Nia");
  expect(matches[0]?.reason).toMatch(
    /^best on csv-profiling \(0\.\d\d\), free, completed 4 of 4; next: Otto 0\.\d\d$/,
  );
  expect(matches[0]?.candidates.map(({ agentId, eligible }) => [agentId, eligible])).toEqual([
    ["ag_Nia", true],
    ["ag_Otto", true],
  ]);
});

test("a tie is told as one, with who was as good", () => {
  const { matches } = match(
    [taskWith({ skills: ["sql"] })],
    [agentWith("Nia", ["sql"]), agentWith("Otto", ["sql"])],
  );
  expect(matches[0]?.tie).toEqual(["ag_Nia", "ag_Otto"]);
  expect(matches[0]?.reason).toMatch(
    /^best on sql \(0\.\d\d\), free, no record yet; as good: Otto 0\.\d\d, the rules broke the tie$/,
  );
});

test("the batch is shared out as a whole, not greedily, and the reason admits it", () => {
  const both = agentWith("Both", ["sql", "charts"], { record: { sql: record(9) } });
  const one = agentWith("One", ["sql"]);
  const tasks = [taskWith({ id: "tk_1", skills: ["sql"] }), taskWith({ id: "tk_2", skills: ["charts"] })];
  const { matches } = match(tasks, [both, one]);
  expect(matches.map(({ taskId, agentId }) => [taskId, agentId])).toEqual([
    ["tk_1", "ag_One"],
    ["tk_2", "ag_Both"],
  ]);
  expect(matches[0]?.reason).toMatch(/^good on sql .*; Both 0\.\d\d is needed elsewhere$/);
  expect(matches[1]?.reason).toMatch(/^the only one who can do charts now/);
});

test("a strictly higher priority never loses its only possible agent", () => {
  const only = agentWith("Only", ["sql"], { record: { sql: record(20) } });
  const tasks = [
    taskWith({
      id: "tk_low",
      title: "sql sql",
      skills: ["sql"],
      priority: "low",
      rank: -100,
      readyAt: after(-3_000),
    }),
    taskWith({ id: "tk_urgent", skills: [], priority: "urgent", rank: 100 }),
  ];
  const { matches, busy } = match(tasks, [only]);
  expect([matches[0]?.taskId, busy]).toEqual(["tk_urgent", ["tk_low"]]);
});

test("an urgent task is not given up for better fits of many others", () => {
  const agents = Array.from({ length: 6 }, (_, i) => agentWith(`a${i}`, ["sql", `s${i}`]));
  const others = agents
    .slice(1)
    .map((_, i) => taskWith({ id: `tk_n${i}`, skills: [`s${i}`], title: `s${i} sql` }));
  const urgent = taskWith({ id: "tk_u", skills: ["s5"], priority: "urgent" });
  const also = taskWith({ id: "tk_v", skills: ["s5"] });
  const result = match([also, ...others, urgent], agents);
  expect(result.matches.find(({ taskId }) => taskId === "tk_u")?.agentId).toBe("ag_a5");
  expect(result.matches).toHaveLength(6);
  expect(result.busy).toEqual(["tk_v"]);
});

test("within a priority the order people set on the board counts, then the longer wait", () => {
  const agent = agentWith("A", []);
  const late = taskWith({ id: "tk_a", readyAt: after(-10) });
  const early = taskWith({ id: "tk_b", readyAt: after(-20) });
  expect(match([late, early], [agent]).matches[0]?.taskId).toBe("tk_b");
  expect(match([{ ...late, rank: -1 }, early], [agent]).matches[0]?.taskId).toBe("tk_a");
});

test("several places: the load is spread before one agent is filled", () => {
  const tasks = [1, 2, 3].map((n) => taskWith({ id: `tk_${n}` }));
  const result = match(tasks, [
    agentWith("A", [], { places: 3 }),
    agentWith("B", [], { places: 3, load: 1 }),
  ]);
  const count = (agentId: AgentId) => result.matches.filter((one) => one.agentId === agentId).length;
  expect([count("ag_A"), count("ag_B")]).toEqual([2, 1]);
  expect(
    who(tasks.slice(0, 2), [agentWith("A", [], { places: 3 }), agentWith("B", [], { places: 3 })]),
  ).toEqual({
    tk_1: "ag_A",
    tk_2: "ag_B",
  });
});

test.each([
  ["paused", { status: "paused" }, "is paused"],
  ["offline", { presence: "offline" }, "is offline"],
  ["away", { availability: "away" }, "is away"],
  ["not approved", { status: "pending_approval" }, "waits for a person's approval"],
  ["not checked in", { status: "verifying" }, "has not checked in yet"],
] as const)("an agent that is %s gets nothing, and the gap says why", (_, change, why) => {
  const { matches, gaps } = match([taskWith()], [agentWith("Ada", [], change)]);
  expect(matches).toEqual([]);
  expect(gaps).toEqual([
    {
      taskId: "tk_1",
      missing: [],
      tried: false,
      reason: `The only agent who could do it cannot now: Ada ${why}. Bring one back, or invite another agent.`,
    },
  ]);
});

test.each([
  ["full", { load: 2, places: 2 }],
  ["over its limit", { load: 5, places: 2 }],
  ["busy by its own word", { availability: "busy" }],
] as const)("an agent that is %s makes the task wait, which is no gap", (_, change) => {
  expect(
    match([taskWith()], [agentWith("Ada", [], change), agentWith("Bob", [], { presence: "offline" })]),
  ).toEqual({
    matches: [],
    gaps: [],
    busy: ["tk_1"],
  });
});

test("a full agent is refused as a candidate too, not only left without a place", () => {
  const [full, over, free] = ["full", "over", "free"].map((id, i) =>
    agentWith(id, [], { places: 2, load: [2, 3, 1][i] ?? 0 }),
  );
  const agents = [full, over, free].filter((one) => one !== undefined);
  const all = candidatesFor(taskWith(), agents, defaultWeights, noon, new Map());
  expect(all.map(({ agentId, eligible, why }) => [agentId, eligible, why])).toEqual([
    ["ag_free", true, "could do it now"],
    ["ag_full", false, "has no free place (2 of 2 taken)"],
    ["ag_over", false, "has no free place (3 of 2 taken)"],
  ]);
});

test("an excluded agent stays out until its time, for ever without one", () => {
  const task = (until: string | null) =>
    taskWith({ excluded: [{ agentId: "ag_Ada", reason: "stalled", until }] });
  const ada = agentWith("Ada", []);
  const [gap] = match([task(null)], [ada]).gaps;
  expect(gap?.reason).toContain("Ada is excluded from this task: stalled");
  expect(gap?.tried).toBe(true);
  const away = agentWith("Bob", [], { presence: "offline" });
  expect(match([task(null)], [ada, away]).gaps[0]?.tried).toBe(false);
  expect(match([task(after(1).toISOString())], [ada]).gaps[0]?.reason).toContain(
    "until 2026-03-01T12:00:01.000Z",
  );
  expect(match([task(noon.toISOString())], [ada]).matches).toHaveLength(1);
  expect(match([task(null)], [ada, agentWith("Bob", [])]).matches[0]?.agentId).toBe("ag_Bob");
});

test("a review never goes to an author, nor to anyone while the authors are not known", () => {
  const review = taskWith({ id: "tk_r", reviewOf: "tk_1", dependsOn: ["tk_1"] });
  const agents = [agentWith("Ada", []), agentWith("Bob", [])];
  const by = (...ids: AgentId[]) => new Map<TaskId, AgentId[]>([["tk_1", ids]]);
  expect(who([review], agents, by("ag_Ada"))).toEqual({ tk_r: "ag_Bob" });
  expect(who([review], agents, by())).toEqual({ tk_r: "ag_Ada" });
  expect(match([review], agents, by("ag_Ada", "ag_Bob")).gaps[0]?.reason).toContain(
    "Ada did the work under review",
  );
  expect(match([review], agents).gaps[0]?.reason).toContain("who worked on the reviewed task is not known");
});

test("tools are required whole, whatever their case", () => {
  const agents = [agentWith("Ada", [], { tools: ["Web_Search"] }), agentWith("Bob", [], { tools: ["web"] })];
  expect(who([taskWith({ tools: [" WEB_search"] })], agents)).toEqual({ tk_1: "ag_Ada" });
});

test("without required skills the words of the task decide", () => {
  const agents = [
    agentWith("Ada", ["translation"]),
    agentWith("Bob", ["csv-profiling"]),
    agentWith("Cho", ["市场调研"]),
  ];
  expect(who([taskWith({ title: "Profile this CSV" })], agents)).toEqual({ tk_1: "ag_Bob" });
  expect(who([taskWith({ title: "做一份市场调研" })], agents)).toEqual({ tk_1: "ag_Cho" });
  expect(who([taskWith({ title: "Sing" })], agents)).toEqual({ tk_1: "ag_Ada" });
});

test.each([
  ["a degraded agent weighs less", { degradedAt: noon }, {}],
  ["a slower record", { record: { sql: record(8, 0, 8_000) } }, { record: { sql: record(8, 0, 800) } }],
  ["a dearer record", { record: { sql: record(8, 0, 800, 80) } }, { record: { sql: record(8, 0, 800, 8) } }],
  ["a record of failures", { record: { sql: record(2, 6, 120) } }, { record: { sql: record(8, 0, 480) } }],
  ["a fuller load", { places: 2, load: 1 }, { places: 2 }],
])("%s loses against an equal", (_, worse, better) => {
  const agents = [agentWith("A-worse", ["sql"], worse), agentWith("B-better", ["sql"], better)];
  expect(who([taskWith({ skills: ["sql"] })], agents)).toEqual({ tk_1: "ag_B-better" });
});

test("whoever did the work before it, or began it, goes on", () => {
  const agents = [agentWith("A", []), agentWith("B", [])];
  const task = taskWith({ id: "tk_2", dependsOn: ["tk_0", "tk_1"] });
  const { matches } = match(
    [task],
    agents,
    new Map<TaskId, AgentId[]>([["tk_1", ["ag_B", "ag_B", "ag_gone"]]]),
  );
  expect(matches[0]?.agentId).toBe("ag_B");
  expect(matches[0]?.candidates[0]?.parts.continuity).toBe(0.5);
  expect(matches[0]?.reason).toContain("knows the work before it");
  expect(who([task], agents, new Map<TaskId, AgentId[]>([["tk_2", ["ag_B"]]]))).toEqual({ tk_2: "ag_B" });
});

test("weights decide what counts, and all at nothing still matches", () => {
  const dear = agentWith("A", ["sql"], { record: { sql: record(8, 0, 80, 80) } });
  const slow = agentWith("B", ["sql"], { record: { sql: record(8, 0, 800, 8) } });
  const none = { skill: 0, record: 0, load: 0, speed: 0, cost: 0, continuity: 0 };
  const chosen = (weights: typeof none) =>
    matchTasks([taskWith({ skills: ["sql"] })], [dear, slow], weights, noon).matches[0]?.agentId;
  expect([chosen({ ...none, speed: 1 }), chosen({ ...none, cost: 1 }), chosen(none)]).toEqual([
    "ag_A",
    "ag_B",
    "ag_A",
  ]);
});

test("the record keeps the chosen, three runners-up and three refused with why", () => {
  const free = Array.from({ length: 8 }, (_, i) => agentWith(`f${i}`, ["sql"]));
  const away = Array.from({ length: 8 }, (_, i) =>
    agentWith(`z${i}`, i === 7 ? ["sql"] : [], { availability: "away" }),
  );
  const [first] = match([taskWith({ skills: ["sql"] })], [...away, ...free]).matches;
  expect(first?.candidates.map(({ eligible }) => eligible)).toEqual([
    ...Array(4).fill(true),
    ...Array(3).fill(false),
  ]);
  expect(first?.candidates[4]).toMatchObject({ agentId: "ag_z7", why: "is away", score: 0 });
  expect(first?.candidates[5]).toMatchObject({ why: "lacks the skill “sql”" });
});

test("candidatesFor lists everyone with the score matching uses", () => {
  const agents = [
    agentWith("A", ["sql"]),
    agentWith("B", ["charts"]),
    agentWith("C", ["sql"], { record: { sql: record(5) } }),
  ];
  const task = taskWith({ title: "sql", skills: ["sql"] });
  const all = candidatesFor(task, agents, defaultWeights, noon, new Map());
  expect(all.map(({ agentId, eligible }) => [agentId, eligible])).toEqual([
    ["ag_C", true],
    ["ag_A", true],
    ["ag_B", false],
  ]);
  expect(match([task], agents).matches[0]?.candidates.map(({ why, ...rest }) => rest)).toEqual(
    all.map(({ why, ...rest }) => rest),
  );
  expect(all.map(({ why }) => why)).toEqual([
    "could do it now; close in sql",
    "could do it now; close in sql",
    "lacks the skill “sql”",
  ]);
  const { parts, score = 0 } = all[0] ?? {};
  const weighed = Object.entries(parts ?? {}).map(
    ([part, value]) => Reflect.get(defaultWeights, part) * value,
  );
  expect(score).toBeCloseTo(weighed.reduce((a, b) => a + b) / 9);
});
