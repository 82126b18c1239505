import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun } from "../testing/test-run.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

const price = 2_000;
let endpoint: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  endpoint = await startModelServer({ strict: "open", told429: 10_000 });
  instance = await TestInstance.boot({
    EMBEDDINGS_BASE_URL: endpoint.url,
    EMBEDDINGS_MODEL: "vectors",
    EMBEDDINGS_API_KEY: "sk-e",
    EMBEDDINGS_USD_PER_MILLION: price,
  });
});
afterEach(() => endpoint.mode.clear());
afterAll(async () => {
  await instance.stop();
  await endpoint.stop();
});

type Call = {
  id: string;
  status: string;
  runId: string | null;
  reservedTokens: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  error: string | null;
};
type Spend = { usd: number; tokens: number; calls: number; reservedUsd: number; reservedTokens: number };
const callsOf = (room: TestWorkspace): Promise<Call[]> =>
  instance.rows<Call>(`select * from model_call where "workspaceId"=$1 and kind='embed' order by id`, [
    room.id,
  ]);
const spendOf = async (table: "run" | "workspace", id: string): Promise<Spend | undefined> =>
  (await instance.rows<{ spend: Spend }>(`select spend from ${table} where id=$1`, [id]))[0]?.spend;
const asked = () => endpoint.requests.filter(({ kind }) => kind === "embed");
const texts = () => asked().flatMap(({ body }) => (body as { input: string[] }).input);
const isAsked = (start: string) => () => texts().some((text) => text.startsWith(start));
const sum = (calls: readonly Call[], of: "inputTokens" | "costUsd") =>
  calls.reduce((all, call) => all + call[of], 0);
/** Sets what a month may cost in tokens; null is no limit. */
const allow = async (room: TestWorkspace, tokens: number | null, warnAt = 0.8) => {
  const { settings } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  const budget = { usd: null, tokens, runs: null, warnAt };
  await room.set({ coordinator: { ...settings.coordinator, budget } });
};

test("texts of tasks and skills get vectors from the endpoint, each once; tasks are given out with and without them", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent({ skills: ["writing"] });
  await room.task({ title: "Before any vector", skills: ["writing"] });
  await agent.accept();
  await room.task({ title: "Waits for a free place", skills: ["writing"] });
  await until(
    "both texts",
    () => texts().some((text) => text.startsWith("Waits for")) && texts().includes("writing\nwriting"),
  );
  expect(new Set(texts()).size).toBe(texts().length);
});

test("each call is reserved before and booked after it, at the tokens the server reported and their price, and listed as its own kind", async () => {
  const room = await aWorkspace(instance);
  await room.agent({ skills: ["counting"] });
  await room.task({ title: "Nobody can weigh this", skills: ["weighing"] });
  await until("both are asked for", () => isAsked("Nobody can weigh")() && isAsked("counting")());
  const calls = await until("all is booked", async () => {
    const found = await callsOf(room);
    return found.every(({ status }) => status === "applied") && found;
  });
  for (const call of calls) {
    const request = asked().find(({ clientRequestId }) => clientRequestId === call.id);
    expect(request?.usage?.prompt_tokens).toBeGreaterThan(0);
    expect(call).toMatchObject({
      inputTokens: request?.usage?.prompt_tokens,
      outputTokens: 0,
      runId: null,
      error: null,
    });
    expect(call.costUsd).toBeCloseTo((call.inputTokens * price) / 1_000_000, 9);
    expect(call.reservedTokens).toBeGreaterThanOrEqual(call.inputTokens);
  }
  expect(await spendOf("workspace", room.id)).toMatchObject({
    tokens: sum(calls, "inputTokens"),
    calls: calls.length,
    reservedTokens: 0,
    reservedUsd: 0,
  });
  const { byDay, spend } = await instance.owner.coordinator.usage.query({ workspaceId: room.id, days: 7 });
  expect(byDay).toEqual([expect.objectContaining({ kind: "embed", calls: calls.length, failed: 0 })]);
  expect(spend.usd).toBeCloseTo(sum(calls, "costUsd"), 9);
});

test("a run pays for the vectors of its tasks; with its budget used up it is not asked for, and work goes on by words", async () => {
  const room = await aWorkspace(instance);
  const poor = await aRun(room, {
    plan: aPlan([{ key: "a", title: "Poor people’s task", skills: ["begging"] }], {
      budget: { tokens: 2 },
    }),
  });
  const rich = await aRun(room, {
    plan: aPlan([{ key: "a", title: "Rich people’s task", skills: ["banking"] }]),
  });
  for (const { runs, id } of [poor, rich]) await runs.approve.mutate({ runId: id });
  await until("the rich run’s call is booked", async () =>
    (await callsOf(room)).some(({ runId, status }) => runId === rich.id && status === "applied"),
  );
  const [call] = (await callsOf(room)).filter(({ runId }) => runId === rich.id);
  expect(await spendOf("run", rich.id)).toMatchObject({ tokens: call?.inputTokens, reservedTokens: 0 });
  expect(isAsked("Poor")()).toBe(false);
  const beggar = await room.agent({ skills: ["begging"] });
  expect(await beggar.accept()).toMatch(/^at_/);
  expect(isAsked("Poor")()).toBe(false);
  expect(await spendOf("run", poor.id)).toMatchObject({ tokens: 0, reservedTokens: 0 });
});

test("a month that allows no more calls asks for no vectors, gives tasks out all the same, and asks again when it is raised", async () => {
  const room = await aWorkspace(instance);
  await allow(room, 1);
  const agent = await room.agent({ skills: ["saving"] });
  await room.task({ title: "Without a vector", skills: ["saving"] });
  expect(await agent.accept()).toMatch(/^at_/);
  await room.task({ title: "Still without one", skills: ["nobody"] });
  await instance.pass(room.id, 70);
  expect(await callsOf(room)).toEqual([]);
  expect(isAsked("Still without")() || isAsked("saving")()).toBe(false);
  await allow(room, 60, 0.1);
  instance.clock.advance(70);
  await until("it is asked for", isAsked("Still without"));
  await until("the soft limit warns", async () =>
    (await room.events()).some(({ type }) => type === "budget.warned"),
  );
});

test("an endpoint that allows no more calls is asked again later", async () => {
  endpoint.mode.set("429", { kind: "embed", times: 1, seconds: 1 });
  const room = await aWorkspace(instance);
  await room.task({ title: "Asked twice", skills: ["nobody"] });
  await until(
    "it is asked again",
    () => asked().filter(({ body }) => isOf(body, "Asked twice")).length === 2,
    40,
  );
  const statuses = await until("both are booked", async () => {
    const found = (await callsOf(room)).map(({ status }) => status);
    return !found.includes("reserved") && found.length === 2 && found;
  });
  expect(statuses).toEqual(["failed", "applied"]);
});

test("an endpoint that fails stops nothing; each try is booked at nothing, with why", async () => {
  endpoint.mode.set("500", { kind: "embed" });
  const room = await aWorkspace(instance);
  const agent = await room.agent({ skills: ["editing"] });
  await room.task({ title: "All the same", skills: ["editing"] });
  expect(await agent.accept()).toMatch(/^at_/);
  const [call] = await until("a try is booked", async () => {
    const calls = await callsOf(room);
    return calls.some(({ status }) => status === "failed") && calls;
  });
  expect(call).toMatchObject({ status: "failed", inputTokens: 0, costUsd: 0 });
  expect(call?.error).toMatch(/trouble/);
  expect(await spendOf("workspace", room.id)).toMatchObject({ tokens: 0, usd: 0 });
});

const isOf = (body: unknown, start: string): boolean =>
  (body as { input: string[] }).input.some((text) => text.startsWith(start));
