import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

test("a passed deadline is told once, asks a person and leaves the work alone; a later one may pass again", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const at = (seconds: number) => new Date(+instance.clock.now() + seconds * 1000);
  const taskId = await room.task({ deadline_at: at(60) });
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/activities`, { type: "action", body: "Writing." });
  const told = async () =>
    (await room.eventTypes(taskId)).filter((type) => type === "task.deadline_passed").length;
  await room.pass(59);
  expect(await told()).toBe(0);
  await room.pass(2);
  await until("it is told", async () => (await told()) === 1);
  const page = await room.page(taskId);
  expect(page.card.status).toBe("working");
  expect(page.card.gap?.reason).toMatch(/^Its deadline passed at .*give it a later one, or cancel it/);
  const decisions = await instance.owner.decisions.list.query({ workspaceId: room.id, taskId });
  expect(decisions[0]).toMatchObject({ kind: "recover", by: "rules", chosen: "ask" });

  await instance.owner.tasks.edit.mutate({ taskId, deadline_at: at(60) });
  expect((await room.page(taskId)).card.gap).toBeNull();
  await room.pass(61);
  await until("it is told again", async () => (await told()) === 2);
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "late, but done" });
  const done = await room.reached(taskId, "completed");
  expect(done.card.gap).toBeNull();
  await room.pass(600);
  expect(await told()).toBe(2);
});
