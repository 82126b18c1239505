import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun, doNext } from "../testing/test-run.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

test("a run of one's own plan: proposed, approved, done by an agent, put together, accepted", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const run = await aRun(room, { plan: aPlan([{ key: "read" }, { key: "write", depends_on: ["read"] }]) });
  const proposed = await run.page();
  expect([proposed.card.status, proposed.draft?.version, proposed.draft?.problems]).toEqual([
    "proposed",
    1,
    [],
  ]);
  expect(proposed.staffing.map(({ key, candidates, gap }) => [key, candidates[0]?.name, gap])).toEqual([
    ["read", "Mira", null],
    ["write", "Mira", null],
  ]);
  expect(proposed.tasks).toEqual([]);

  await run.runs.approve.mutate({ runId: run.id, version: 1 });
  expect(await run.statuses()).toMatchObject({ write: "waiting" });
  expect(await doNext(agent, { cost_usd: 0.5, input_tokens: 100 })).toBe("Do read");
  expect(await doNext(agent, { cost_usd: 0.25 })).toBe("Do write");
  const { card, spend, spendByDay, attempts, approvedBy } = await run.reached("in-review");
  expect(card.counts).toEqual({ total: 2, completed: 2, failed: 0, canceled: 0 });
  expect(spend).toMatchObject({ usd: 0.75, tokens: 100, attempts: 2 });
  expect(spendByDay).toMatchObject([{ usd: 0.75, tokens: 100, attempts: 2 }]);
  expect(attempts.map(({ agentName, status }) => [agentName, status])).toEqual([
    ["Mira", "completed"],
    ["Mira", "completed"],
  ]);
  expect(approvedBy).toBe("Owner");

  const { result } = await run.page();
  expect(result?.uncertain[0]).toContain("without a model");
  const report = await fetch(`${instance.url}${result?.reportUrl}`, {
    headers: { authorization: `Bearer ${instance.running.operatorToken}` },
  });
  expect(await report.text()).toContain("Do write");
  await run.runs.review.mutate({ runId: run.id, accepted: false, comment: "say more" });
  await until("a second result", async () => (await run.page()).result?.round === 2);
  await run.runs.review.mutate({ runId: run.id, accepted: true, comment: "" });
  const done = await run.reached("completed");
  expect(done.card.endedAt).not.toBeNull();
  expect((await run.eventTypes()).filter((type) => type.startsWith("run."))).toEqual([
    "run.created",
    "run.planned",
    "run.approved",
    "run.consolidating",
    "run.consolidated",
    "run.reviewed",
    "run.consolidated",
    "run.reviewed",
    "run.completed",
  ]);
});
