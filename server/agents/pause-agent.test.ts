import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

test("a paused agent is told to pause, its clocks stand still, and it goes on where it was", async () => {
  const agent = await room.agent({ skills: ["pausing"] });
  const taskId = await room.task({ skills: ["pausing"], clocks: { lease_seconds: 60 } });
  const attemptId = await agent.accept();
  await instance.owner.agents.pause.mutate({ agentId: agent.id });
  expect((await agent.next("agent.paused")).data.reason).toContain("paused by");
  expect((await agent.post(`/attempts/${attemptId}/heartbeat`)).body.directive).toBe("pause");
  await room.pass(3_600);
  expect((await room.page(taskId)).card).toMatchObject({ status: "working", attemptNumber: 1 });

  await instance.owner.agents.resume.mutate({ agentId: agent.id });
  await agent.next("agent.resumed");
  const beat = await agent.post(`/attempts/${attemptId}/heartbeat`);
  expect([beat.status, beat.body.directive]).toEqual([200, "continue"]);
  await room.pass(45);
  expect((await room.page(taskId)).card.attemptId).toBe(attemptId);
  await room.pass(16);
  expect((await room.page(taskId)).attempts[0]?.status).toBe("lease_expired");
});

test("a paused agent is given nothing, and only an active one can be paused", async () => {
  const agent = await room.agent({ skills: ["resting"] });
  await instance.owner.agents.pause.mutate({ agentId: agent.id });
  const taskId = await room.task({ skills: ["resting"] });
  const { card } = await room.reached(taskId, "ready");
  expect(card.attemptNumber).toBe(0);
  await expect(instance.owner.agents.pause.mutate({ agentId: agent.id })).rejects.toThrow("cannot be paused");
});

test("a paused workspace gives out nothing, tells agents to pause, and starts all clocks anew when resumed", async () => {
  const quiet = await aWorkspace(instance);
  const agent = await quiet.agent({ skills: ["any"], max_concurrency: 2 });
  const running = await quiet.task({ clocks: { lease_seconds: 60 } });
  const attemptId = await agent.accept();
  await instance.owner.workspaces.pause.mutate({ workspaceId: quiet.id, reason: "lunch" });
  const waiting = await quiet.task();
  const beat = await agent.post(`/attempts/${attemptId}/heartbeat`);
  expect([beat.status, beat.body.directive]).toEqual([200, "pause"]);
  const claim = await agent.post(`/tasks/${waiting}/claim`);
  expect([claim.status, claim.body.code]).toEqual([403, "forbidden"]);
  await quiet.pass(600);
  expect((await quiet.page(running)).card.attemptNumber).toBe(1);
  expect((await quiet.page(waiting)).card.status).toBe("ready");
  await instance.owner.workspaces.resume.mutate({ workspaceId: quiet.id });
  await agent.post("/check-in");
  await quiet.reached(waiting, "assigned");
  await quiet.pass(45);
  expect((await quiet.page(running)).card.attemptId).toBe(attemptId);
  expect((await agent.post(`/attempts/${attemptId}/heartbeat`)).body.directive).toBe("continue");
});
