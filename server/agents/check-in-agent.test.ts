import { afterAll, beforeAll, expect, test } from "vitest";
import { aClaimedAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

const statusOf = async (agentId: string) => (await instance.owner.agents.show.query({ agentId })).status;

test("the right nonce makes an agent active; before it gets no work", async () => {
  const agent = await aClaimedAgent(instance, room.id, { skills: ["handshake"] });
  const taskId = await room.task({ skills: ["handshake"] });
  const { data } = await agent.next("agent.ping");
  expect((await room.page(taskId)).card.status).toBe("ready");
  const { body } = await agent.post("/check-in", { nonce: data.nonce });
  expect(body.agent).toEqual({ id: agent.id, status: "active" });
  expect((await agent.next("task.assigned")).data.task.id).toBe(taskId);
});

test("a wrong nonce is refused by its field and changes nothing", async () => {
  const agent = await aClaimedAgent(instance, room.id);
  for (const nonce of ["wrong", "", "🙂".repeat(20)]) {
    const { status, body } = await agent.post("/check-in", { nonce });
    expect([status, body.code, body.errors[0]?.path]).toEqual([422, "invalid_request", "nonce"]);
  }
  expect(await statusOf(agent.id)).toBe("verifying");
});

test("a nonce is late after 60 s: refused, and a new ping brings a fresh one that works", async () => {
  const agent = await aClaimedAgent(instance, room.id);
  const first = await agent.next("agent.ping");
  instance.clock.advance(61);
  expect((await agent.post("/check-in", { nonce: first.data.nonce })).status).toBe(422);
  await room.pass(0);
  const second = await agent.next("agent.ping");
  expect(second.data.nonce).not.toBe(first.data.nonce);
  expect((await agent.post("/check-in", { nonce: first.data.nonce })).status).toBe(422);
  expect((await agent.post("/check-in", { nonce: second.data.nonce })).body.agent.status).toBe("active");
});

test("a check-in without a nonce leaves an unproven agent unproven", async () => {
  const agent = await aClaimedAgent(instance, room.id);
  expect((await agent.post("/check-in", {})).body.agent.status).toBe("verifying");
});

test("an agent that says it is away gets no work until it is available", async () => {
  const agent = await room.agent({ skills: ["away"] });
  await agent.post("/check-in", { status: "away" });
  const taskId = await room.task({ skills: ["away"] });
  const { card } = await room.reached(taskId, "ready");
  expect(card.agentId).toBeNull();
  await agent.post("/check-in", { status: "available" });
  await room.reached(taskId, "assigned");
});

test("a check-in tells what the agent holds", async () => {
  const agent = await room.agent({ skills: ["holding"] });
  await room.task({ skills: ["holding"] });
  const attemptId = await agent.accept();
  const { body } = await agent.post("/check-in", {});
  expect(body.open_attempts).toMatchObject([{ id: attemptId, status: "accepted" }]);
});

test("an agent that stops polling goes offline after three intervals and comes back with its next call", async () => {
  const agent = await room.agent({ poll_seconds: 10 });
  const presence = async () => (await instance.owner.agents.show.query({ agentId: agent.id })).presence;
  await room.pass(20);
  expect(await presence()).toBe("online");
  await room.pass(11);
  expect(await presence()).toBe("offline");
  await agent.post("/check-in", {});
  expect(await presence()).toBe("online");
  const told = (await room.events()).filter((event) => event.agentId === agent.id).map((event) => event.type);
  expect(told.slice(-2)).toEqual(["agent.went_offline", "agent.came_online"]);
});

test("an offline agent is given no new work, and what it holds goes by its own clocks", async () => {
  const agent = await room.agent({ skills: ["offline"], poll_seconds: 10, max_concurrency: 2 });
  const held = await room.task({ skills: ["offline"] });
  await agent.accept();
  await room.pass(40);
  const fresh = await room.task({ skills: ["offline"] });
  expect((await room.page(held)).card.status).toBe("assigned");
  const { gap } = (await room.page(fresh)).card;
  expect(gap?.reason ?? "not matched yet").toMatch(/offline|not matched yet/);
  expect((await room.page(fresh)).card.attemptNumber).toBe(0);
});
