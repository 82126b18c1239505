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
  instance = await TestInstance.boot(modelSettings(model.url, 8));
});
afterEach(async () => {
  model.mode.clear();
  await Promise.all(busy.splice(0).map((agent) => agent.stop()));
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

type Spend = { usd: number; tokens: number; reservedUsd: number; reservedTokens: number };
const spendOf = async (table: "run" | "workspace", id: string): Promise<Spend> => {
  const [row] = await instance.rows<{ spend: Spend }>(`select spend from ${table} where id=$1`, [id]);
  if (!row) throw new Error(`no ${table} ${id}`);
  return row.spend;
};
const warnings = async (room: TestWorkspace, of: string): Promise<number> =>
  (await room.events()).filter(
    (event) => event.type === "budget.warned" && Reflect.get(event.data, "of") === of,
  ).length;
const tasks = Array.from({ length: 12 }, (_, i) => ({
  key: `k${i}`,
  review: "model" as const,
  acceptance: ["It is complete."],
  depends_on: i < 3 ? [] : [`k${i - 3}`],
}));
const begin = async (room: TestWorkspace, more: object = {}, usage: object = {}): Promise<TestRun> => {
  const agent = await room.agent({ max_concurrency: 6 });
  busy.push(busyAgent(agent, ({ task }) => ({ summary: `${task.title}: all of it, complete.`, usage })));
  const run = await aRun(room, { plan: aPlan(tasks, more) });
  await run.runs.approve.mutate({ runId: run.id });
  return run;
};
const finished = (run: TestRun) =>
  until(
    "all is judged",
    async () => Object.values(await run.statuses()).every((one) => one === "completed"),
    40,
  );

test.each([
  { of: "tokens", limit: 26_000, raised: 10_000_000 },
  { of: "usd", limit: 0.09, raised: 1_000 },
] as const)(
  "a run whose budget of $of is used up in its middle is held, not passed, and goes on when it is raised",
  async ({ of, limit, raised }) => {
    const room = await aWorkspace(instance);
    // Agents' work is paid from the same budget, and leaves ever less room for the most a call may cost.
    const usage = { input_tokens: 1_000, output_tokens: 200, cost_usd: 0.004 };
    const run = await begin(room, { budget: { [of]: limit, warnAt: 0.1 } }, usage);
    const held = await until(
      "the run is held",
      async () => {
        const page = await run.page();
        return page.card.status === "paused" ? page : null;
      },
      40,
    );
    expect(held.card.hold).toMatchObject({ reason: "budget", by: "rules" });
    expect((await spendOf("run", run.id))[of]).toBeLessThanOrEqual(limit);
    expect((await run.eventTypes()).filter((type) => type === "run.paused")).toHaveLength(1);
    expect(Object.values(await run.statuses())).toContain("in-review");
    await run.runs.edit.mutate({ runId: run.id, budget: { [of]: raised, warnAt: 0.1 } });
    await run.runs.resume.mutate({ runId: run.id });
    await finished(run);
    // Read in one go: the next call, for the run's result, may be under way a moment later.
    const booked = await until("the last call is booked", async () => {
      const spend = await spendOf("run", run.id);
      return spend.reservedTokens === 0 ? spend : null;
    });
    expect(booked.reservedUsd).toBe(0);
    expect(await warnings(room, "run")).toBeLessThanOrEqual(1);
  },
);

test("a month whose budget lets no call through says so on the board; work goes on, and verdicts when it is raised", async () => {
  const room = await aWorkspace(instance);
  const { settings } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  const month = (tokens: number) =>
    room.set({
      coordinator: { ...settings.coordinator, budget: { usd: null, tokens, runs: null, warnAt: 0.1 } },
    });
  await month(22_000);
  const run = await begin(room);
  const told = await until(
    "the board says it",
    async () => {
      const [row] = await instance.rows<{
        coordinator: { mode: string; words: string; waitingCount: number };
      }>("select coordinator from workspace where id=$1", [room.id]);
      return row?.coordinator.mode === "away" && row.coordinator.waitingCount > 0 ? row.coordinator : null;
    },
    40,
  );
  expect(told.words).toMatch(/month/);
  expect((await spendOf("workspace", room.id)).tokens).toBeLessThanOrEqual(22_000);
  await month(10_000_000);
  instance.clock.advance(20);
  await finished(run);
  expect(await warnings(room, "month")).toBeLessThanOrEqual(1);
});

test("the soft limits of a run and of the month warn once each, however much is spent after", async () => {
  const room = await aWorkspace(instance);
  const { settings } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  const budget = { usd: null, tokens: 200_000, runs: null, warnAt: 0.1 };
  await room.set({ coordinator: { ...settings.coordinator, budget } });
  const run = await begin(
    room,
    { budget: { tokens: 200_000, warnAt: 0.1 } },
    { input_tokens: 2_000, output_tokens: 500 },
  );
  await finished(run);
  expect((await spendOf("run", run.id)).tokens).toBeGreaterThan(30_000);
  expect([await warnings(room, "run"), await warnings(room, "month")]).toEqual([1, 1]);
});
