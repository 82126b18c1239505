import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OperationsPlan } from "#server/domain/plan.ts";
import { splitTask } from "../tasks/split-task.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun, doNext } from "../testing/test-run.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import { failRun } from "./fail-run.ts";
import { proposePlan } from "./propose-plan.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

const proposal = (askNumber: number, tasks: Parameters<typeof aPlan>[0], rest: object = {}) => ({
  askNumber,
  plan: OperationsPlan.parse(aPlan(tasks, rest)),
  by: "model",
  words: "as asked",
  decisionId: null,
  problems: [],
});
const coordinator = (settings: object) => async () => {
  const { settings: old } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  await room.set({ coordinator: { ...old.coordinator, ...settings } });
};

describe("a goal without a plan", () => {
  // The coordinator looks at no paused workspace: here the tests are the planner.
  beforeAll(() => instance.owner.workspaces.pause.mutate({ workspaceId: room.id }));
  afterAll(() => instance.owner.workspaces.resume.mutate({ workspaceId: room.id }));

  test("asks the coordinator; only the answer to the open question counts; a person may discard it and ask again", async () => {
    const run = await aRun(room, { goal: "Spring\nin detail", budget: { usd: 5 }, title: "Spring" });
    expect(await run.page()).toMatchObject({
      card: { status: "planning", title: "Spring" },
      ask: { number: 1, words: "" },
    });
    await run.runs.ask.mutate({ runId: run.id, words: "shorter" });
    const say = (askNumber: number) =>
      run.write(proposePlan, { runId: run.id, ...proposal(askNumber, [{ key: "read" }]) });
    expect(await say(1)).toEqual({ applied: false, started: false });
    expect(await say(2)).toEqual({ applied: true, started: false });
    expect(await say(2)).toEqual({ applied: false, started: false });
    const proposed = await run.page();
    expect(proposed).toMatchObject({
      card: { status: "proposed" },
      ask: null,
      draft: { version: 1, by: "model" },
    });
    expect(proposed.draft?.plan.budget.usd).toBe(5);

    await run.runs.discard.mutate({ runId: run.id, reason: "no" });
    expect(await run.page()).toMatchObject({ card: { status: "planning" }, draft: null });
    await run.runs.ask.mutate({ runId: run.id, words: "again" });
    expect(await say(3)).toMatchObject({ applied: true });
    expect((await run.page()).draft?.version).toBe(2);
    await expect(run.runs.approve.mutate({ runId: run.id, version: 1 })).rejects.toThrow(
      "there is version 2",
    );
    await run.runs.approve.mutate({ runId: run.id, version: 2 });
    const begun = await run.page();
    expect(begun.versions.map(({ version, approvedAt }) => [version, approvedAt !== null])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(begun.tasks).toHaveLength(1);
  });

  test("a plan with problems is shown with them and cannot begin; mended by hand it can", async () => {
    const run = await aRun(room, { goal: "Spring" });
    const circle = [
      { key: "a", depends_on: ["b"] },
      { key: "b", depends_on: ["a"] },
    ];
    await run.write(proposePlan, { runId: run.id, ...proposal(1, circle) });
    const { draft } = await run.page();
    expect(draft?.problems.map(({ message }) => message)).toEqual([
      "the tasks wait for each other in a circle: a → b → a",
    ]);
    await expect(run.runs.approve.mutate({ runId: run.id })).rejects.toThrow("circle");
    const plan = "# Spring\n\nGoal: Spring\n\n## a: First\n\n- skills: writing\n- review: none\n";
    const save = (baseVersion: number) => run.runs.savePlan.mutate({ runId: run.id, baseVersion, plan });
    await expect(save(0)).rejects.toThrow("there is version 1");
    expect(await save(1)).toEqual({ version: 2, problems: [] });
    await expect(
      run.runs.savePlan.mutate({ runId: run.id, baseVersion: 2, plan: "# P\n## a: T" }),
    ).rejects.toThrow("Line 1: there is no goal");
    await run.runs.approve.mutate({ runId: run.id });
    expect(await run.statuses()).toEqual({ a: "ready" });
  });

  test("a planner that gave up is asked again when the run is tried again", async () => {
    const run = await aRun(room, { goal: "Spring" });
    await run.write(failRun, { runId: run.id, code: "no_plan", message: "the model said nothing" });
    await run.runs.retry.mutate({ runId: run.id });
    expect(await run.page()).toMatchObject({
      card: { status: "planning", failure: null },
      ask: { number: 2 },
    });
  });
});

describe("policy", () => {
  test.each([
    ["always", { attempts: 9 }, "proposed"],
    ["under_budget", undefined, "proposed"],
    ["under_budget", { attempts: 9 }, "running"],
    ["never", undefined, "running"],
  ] as const)("approval %s with the budget %j: %s", async (approval, budget, status) => {
    await coordinator({ approval })();
    const run = await aRun(room, {
      plan: aPlan([{ key: "a", skills: ["nobody"] }]),
      ...(budget ? { budget } : {}),
    });
    expect((await run.page()).card.status).toBe(status);
    const cautious = await aRun(room, { plan: aPlan([{ key: "a" }]), approval: "ask" });
    expect((await cautious.page()).card.status).toBe("proposed");
    await coordinator({ approval: "always" })();
  });

  test("no more runs than a month may have, no more tasks and money than the workspace allows", async () => {
    await coordinator({ maxPlanTasks: 1, budget: { usd: 10, tokens: null, runs: null, warnAt: 0.8 } })();
    const run = await aRun(room, { plan: aPlan([{ key: "a" }, { key: "b" }]), budget: { usd: 11 } });
    expect((await run.page()).draft?.problems.map(({ path }) => path)).toEqual(["tasks", "budget.usd"]);
    const [{ count } = { count: 0 }] = await instance.rows<{ count: number }>(
      `select count(*)::int as count from run where "workspaceId"=$1`,
      [room.id],
    );
    await coordinator({
      maxPlanTasks: 60,
      budget: { usd: null, tokens: null, runs: count + 1, warnAt: 0.8 },
    })();
    await aRun(room, { goal: "The last one" });
    await expect(aRun(room, { goal: "One more" })).rejects.toThrow(
      `This month's ${count + 1} runs are used up`,
    );
    await coordinator({ budget: { usd: null, tokens: null, runs: null, warnAt: 0.8 } })();
  });

  test("a goal is needed, and uploads must be there", async () => {
    await expect(aRun(room, {})).rejects.toThrow("say what is to be reached");
    await expect(aRun(room, { goal: "g", files: [{ upload_id: "fl_none" }] })).rejects.toThrow(
      "there is no upload",
    );
  });
});

describe("an amendment", () => {
  test("adds, changes and removes tasks; what is done stays, and no key is made twice", async () => {
    const place = await aWorkspace(instance);
    const agent = await place.agent();
    const run = await aRun(place, {
      plan: aPlan([{ key: "a" }, { key: "b", depends_on: ["a"] }, { key: "c", depends_on: ["b"] }], {
        checkpoints: [{ after: ["a"], note: "first" }],
      }),
    });
    await run.runs.approve.mutate({ runId: run.id });
    await doNext(agent);
    await agent.accept();
    await until("the checkpoint is marked", async () => (await run.page()).checkpoints.length === 1);
    await instance.owner.workspaces.pause.mutate({ workspaceId: place.id });
    const before = await run.taskId("b");
    await run.runs.ask.mutate({ runId: run.id, words: "no c, but d and e" });
    const tasks = [{ key: "b", title: "Better" }, { key: "d", depends_on: ["b"] }, { key: "e" }];
    const checkpoints = [
      { after: ["e"], note: "new", ask: false },
      { after: ["a"], note: "first", ask: false },
    ];
    const asked = [{ key: "a" }, ...tasks];
    await run.write(proposePlan, { runId: run.id, ...proposal(1, asked, { checkpoints }) });
    expect((await run.page()).card).toMatchObject({ status: "running", planVersion: 1, draftVersion: 2 });
    await run.runs.approve.mutate({ runId: run.id });
    await run.runs.approve
      .mutate({ runId: run.id })
      .catch((error: Error) => expect(error.message).toContain("waits"));
    const page = await run.page();
    expect(await run.statuses()).toEqual({
      a: "completed",
      b: "assigned",
      c: "canceled",
      d: "waiting",
      e: "ready",
    });
    expect(page.tasks.find(({ key }) => key === "b")).toMatchObject({ id: before, title: "Better" });
    expect(page.card.counts).toEqual({ total: 5, completed: 1, failed: 0, canceled: 1 });
    expect(page.checkpoints.map(({ index }) => index)).toEqual([1]);
  });

  test("a split task keeps waiting for its parts when it is edited; left out, its parts go with it", async () => {
    const place = await aWorkspace(instance);
    const agent = await place.agent();
    const run = await aRun(place, { plan: aPlan([{ key: "a" }, { key: "b", skills: ["nobody"] }]) });
    await run.runs.approve.mutate({ runId: run.id });
    const attemptId = await agent.accept();
    await instance.owner.workspaces.pause.mutate({ workspaceId: place.id });
    const taskId = await run.taskId("a");
    await instance.owner.tasks.edit.mutate({ taskId, maxAttempts: 1 });
    await agent.post(`/attempts/${attemptId}/fail`, { code: "x", message: "too much", retryable: false });
    const part = { instructions: "", acceptance: [], skills: [], tools: [], outputs: [], depends_on: [] };
    const parts = ["b", "c"].map((key) => ({ ...part, key, title: `Part ${key}` }));
    await run.write(
      (work) => splitTask(work, work.task(taskId), { parts, reason: "", decisionId: null }),
      null,
    );
    const amend = async (baseVersion: number, tasks: Parameters<typeof aPlan>[0]) => {
      await run.runs.savePlan.mutate({ runId: run.id, baseVersion, plan: aPlan(tasks) });
      await run.runs.approve.mutate({ runId: run.id });
    };
    await amend(1, [
      { key: "a", title: "Whole" },
      { key: "b", skills: ["nobody"] },
    ]);
    const whole = (await run.page()).tasks.find(({ id }) => id === taskId);
    expect([whole?.title, whole?.status, whole?.dependsOn.length]).toEqual(["Whole", "waiting", 2]);
    await amend(2, [{ key: "b", skills: ["nobody"] }]);
    const { tasks } = await run.page();
    expect(tasks.map(({ title, status }) => [title, status])).toEqual([
      ["Whole", "canceled"],
      ["Do b", "ready"],
      ["Part b", "canceled"],
      ["Part c", "canceled"],
    ]);
  });

  test("more work for a result that was sent back", async () => {
    const place = await aWorkspace(instance);
    const agent = await place.agent();
    const run = await aRun(place, { plan: aPlan([{ key: "a" }]) });
    await run.runs.approve.mutate({ runId: run.id });
    await doNext(agent);
    await run.reached("in-review");
    const plan = aPlan([{ key: "a" }, { key: "b", depends_on: ["a"] }]);
    await run.runs.savePlan.mutate({ runId: run.id, baseVersion: 1, plan });
    await run.runs.approve.mutate({ runId: run.id });
    expect((await run.page()).card.status).toBe("running");
    expect(await run.statuses()).toMatchObject({ a: "completed" });
    await doNext(agent);
    await run.reached("in-review");
  });

  test("survives a restart: what is done is known to a new owner of the queue", async () => {
    const place = await aWorkspace(instance);
    const agent = await place.agent();
    const run = await aRun(place, { plan: aPlan([{ key: "a" }, { key: "b", depends_on: ["a"] }]) });
    await run.runs.approve.mutate({ runId: run.id });
    await doNext(agent);
    await instance.restart();
    await run.runs.savePlan.mutate({
      runId: run.id,
      baseVersion: 1,
      plan: aPlan([{ key: "a" }, { key: "c", depends_on: ["a"] }]),
    });
    await run.runs.approve.mutate({ runId: run.id });
    expect(await run.statuses()).toMatchObject({ a: "completed", b: "canceled" });
    expect((await run.page()).card.counts.total).toBe(3);
    await doNext(agent);
    await run.reached("in-review");
  });
});

test("an amendment asked of the rules keeps the plan and adds what was asked for", async () => {
  const place = await aWorkspace(instance);
  const run = await aRun(place, { plan: aPlan([{ key: "a" }, { key: "asked" }]) });
  await run.runs.approve.mutate({ runId: run.id });
  await run.runs.ask.mutate({ runId: run.id, words: "A map as well\nof the north" });
  const { draft } = await until("an answer", async () => {
    const page = await run.page();
    return page.draft ? page : null;
  });
  expect(draft?.plan.tasks.map(({ key, title }) => [key, title])).toEqual([
    ["a", "Do a"],
    ["asked", "Do asked"],
    ["asked-2", "A map as well"],
  ]);
  expect(draft?.problems).toEqual([]);
});

test("a plan that is only looked at: read, checked, and who could do it", async () => {
  const plan = "# P\nGoal: Do\n## a: T\n- skills: flying\n";
  const looked = await instance.owner.runs.checkPlan.mutate({ workspaceId: room.id, plan });
  expect(looked.plan.tasks[0]).toMatchObject({ key: "a", review: "model" });
  expect([looked.problems, looked.staffing[0]?.gap?.missing]).toEqual([[], ["flying"]]);
});
