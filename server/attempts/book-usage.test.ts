import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const spent = async (workspaceId: string) =>
  (
    await instance.rows<{ spend: { usd?: number } }>("select spend from workspace where id=$1", [workspaceId])
  )[0]?.spend.usd ?? 0;

test("what an attempt used counts once, however often it is told, also when changes are asked for", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task({ review: "person" });
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/heartbeat`, { usage: { cost_usd: 0.5 } });
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "a", usage: { cost_usd: 1 } });
  expect((await room.page(taskId)).card.costUsd).toBe(1);
  await instance.owner.tasks.review.mutate({ taskId, verdict: "changes_requested", comment: "more" });
  await agent.post(`/attempts/${attemptId}/submit`, {
    summary: "b",
    usage: { cost_usd: 1.25, input_tokens: 10 },
  });
  const page = await room.page(taskId);
  expect([page.card.costUsd, page.tokens]).toEqual([1.25, 10]);
  expect(await spent(room.id)).toBe(1.25);
});

test("an attempt that fails or falls silent has cost what it said, and a dear beat counts at once", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task({ clocks: { lease_seconds: 30 } });
  const first = await agent.accept();
  await agent.post(`/attempts/${first}/heartbeat`, { percent: 5 });
  await agent.post(`/attempts/${first}/heartbeat`, { usage: { cost_usd: 2 } });
  expect(await spent(room.id)).toBe(2);
  await agent.post(`/attempts/${first}/heartbeat`, { usage: { cost_usd: 2.001 } });
  expect(await spent(room.id)).toBe(2);
  await agent.post(`/attempts/${first}/fail`, { code: "busy", retryable: true, message: "later" });
  expect((await room.page(taskId)).card.costUsd).toBeCloseTo(2.001);
  const second = await agent.accept();
  await agent.post(`/attempts/${second}/heartbeat`, { usage: { cost_usd: 0.004 } });
  await room.pass(31);
  expect((await room.page(taskId)).card.costUsd).toBeCloseTo(2.005);
});
