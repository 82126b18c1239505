import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { busyAgent } from "../testing/busy-agent.ts";
import { modelKey, modelSettings } from "../testing/model-settings.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun, type TestRun } from "../testing/test-run.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let model: ModelServer;
let instance: TestInstance;
const busy: { stop: () => Promise<void> }[] = [];
beforeAll(async () => {
  model = await startModelServer({ key: modelKey });
  instance = await TestInstance.boot(modelSettings(model.url));
});
afterEach(async () => {
  model.mode.clear();
  model.script("review", null);
  await Promise.all(busy.splice(0).map((agent) => agent.stop()));
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

const coordinatorOf = async ({ id }: TestWorkspace) => {
  const [row] = await instance.rows<{ coordinator: { mode: string; waitingCount: number; words: string } }>(
    "select coordinator from workspace where id=$1",
    [id],
  );
  return row?.coordinator;
};
const judged = (count: number, more: object = {}) =>
  aPlan(
    Array.from({ length: count }, (_, i) => ({
      key: `k${i}`,
      review: "model",
      acceptance: ["It is complete."],
    })),
    more,
  );
const hire = async (room: TestWorkspace, places = 4): Promise<void> => {
  const agent = await room.agent({ max_concurrency: places });
  busy.push(busyAgent(agent, ({ task }) => ({ summary: `${task.title}: all of it, complete.` })));
};
const begin = async (room: TestWorkspace, count: number): Promise<TestRun> => {
  const run = await aRun(room, { plan: judged(count) });
  await run.runs.approve.mutate({ runId: run.id });
  return run;
};
const callsOf = (run: TestRun, kind: string) =>
  instance.rows<{ status: string; keys: string[] }>(
    `select status, keys from model_call where "runId"=$1 and kind=$2 order by id`,
    [run.id, kind],
  );

test("a call that hangs is not away yet, and the board says what waits for it", async () => {
  const room = await aWorkspace(instance);
  model.mode.set("hang", { kind: "converse" });
  await instance.owner.threads.post.mutate({
    threadId: `th_${room.id.slice(3)}`,
    body: "@kimi are you there?",
  });
  await until("the call", () => model.requests.some(({ mode }) => mode === "hang"));
  expect((await coordinatorOf(room))?.waitingCount).toBe(0);
  instance.clock.advance(15);
  await until("the board", async () => {
    const told = await coordinatorOf(room);
    return told?.mode === "model" && told.waitingCount === 1;
  });
});

test("an answer that comes while its run is held is kept, and applied without another call when the run goes on", async () => {
  const room = await aWorkspace(instance);
  model.mode.set("slow", { kind: "review", seconds: 3, times: 1 });
  await hire(room);
  const run = await begin(room, 1);
  await until("the call is under way", async () => (await callsOf(run, "review")).length === 1);
  await run.runs.pause.mutate({ runId: run.id, reason: "lunch" });
  await until("its answer", async () => (await callsOf(run, "review"))[0]?.status === "answered");
  await delay(500);
  expect(await run.statuses()).toEqual({ k0: "in-review" });
  await run.runs.resume.mutate({ runId: run.id });
  await until("the verdict", async () => (await run.statuses()).k0 === "completed");
  expect((await callsOf(run, "review")).map(({ status }) => status)).toEqual(["applied"]);
});

test("the same holds for a result that is put together while its run is paused", async () => {
  const room = await aWorkspace(instance);
  model.mode.set("slow", { kind: "consolidate", seconds: 3, times: 1 });
  await hire(room);
  const run = await begin(room, 1);
  await until("the call is under way", async () => (await callsOf(run, "consolidate")).length === 1, 20);
  await run.runs.pause.mutate({ runId: run.id, reason: "lunch" });
  await until("its answer", async () => (await callsOf(run, "consolidate"))[0]?.status === "answered");
  await run.runs.resume.mutate({ runId: run.id });
  await run.reached("in-review");
  expect((await callsOf(run, "consolidate")).map(({ status }) => status)).toEqual(["applied"]);
});

test("the same holds for a workspace that is paused", async () => {
  const room = await aWorkspace(instance);
  model.mode.set("slow", { kind: "review", seconds: 3, times: 1 });
  await hire(room);
  const run = await begin(room, 1);
  await until("the call is under way", async () => (await callsOf(run, "review")).length === 1);
  await instance.owner.workspaces.pause.mutate({ workspaceId: room.id });
  await until("its answer", async () => (await callsOf(run, "review"))[0]?.status === "answered");
  await delay(500);
  expect(await run.statuses()).toEqual({ k0: "in-review" });
  await instance.owner.workspaces.resume.mutate({ workspaceId: room.id });
  await until("the verdict", async () => (await run.statuses()).k0 === "completed");
  expect(await callsOf(run, "review")).toHaveLength(1);
});

test("what spoils an answer on several spoils only its own: each is asked about alone", async () => {
  const room = await aWorkspace(instance);
  model.mode.set("slow", { kind: "review", seconds: 2, times: 1 });
  model.script("review", (prompt) => {
    const { items } = prompt.facts as { items: { task_id: string }[] };
    return items.length > 1
      ? "no JSON at all"
      : { reviews: items.map(({ task_id }) => ({ task_id, ...good })) };
  });
  await hire(room);
  const run = await begin(room, 4);
  await until(
    "all are judged",
    async () => Object.values(await run.statuses()).every((one) => one === "completed"),
    30,
  );
  const calls = await callsOf(run, "review");
  expect(calls.some(({ keys, status }) => keys.length > 1 && status === "failed")).toBe(true);
  expect(calls.filter(({ keys, status }) => keys.length === 1 && status === "applied")).toHaveLength(4);
  const reviews = await instance.rows<{ by: string }>(
    `select by from review where "workspaceId"=$1 and by in ('model','person')`,
    [room.id],
  );
  expect(reviews.map(({ by }) => by)).toEqual(["model", "model", "model", "model"]);
});
const good = {
  verdict: "accepted",
  lines: [{ criterion: "It is complete.", passed: true, evidence: "All of it." }],
  comment: "",
  use_late_result: null,
};

test("a question whose answers are of no use, and that rules cannot decide, is asked ever more rarely", async () => {
  const room = await aWorkspace(instance);
  const { settings } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  await room.set({ coordinator: { ...settings.coordinator, resultReview: "model" } });
  await hire(room);
  const run = await aRun(room, { plan: aPlan([{ key: "only" }]) });
  model.mode.set("invalid_json", { kind: "review" });
  await run.runs.approve.mutate({ runId: run.id });
  await run.reached("in-review");
  const asked = async (): Promise<number> => (await callsOf(run, "review")).length;
  await until("asked, and once to mend it", async () => (await asked()) === 2);
  const again = async (seconds: number): Promise<number> => {
    instance.clock.advance(seconds);
    await delay(4_000);
    return asked();
  };
  expect(await again(20)).toBe(2);
  instance.clock.advance(40);
  await until("asked again", async () => (await asked()) === 4, 20);
  await delay(2_000);
  expect(await again(40)).toBe(4);
  expect((await coordinatorOf(room))?.waitingCount).toBe(1);
});
