import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

/** A room with one agent, polling every 30 s, and one task it may have accepted. */
async function setUp(clocks: Parameters<TestWorkspace["task"]>[0] = {}, accept = true) {
  room = await aWorkspace(instance);
  const agent = await room.agent({ max_concurrency: 5 });
  const taskId = await room.task(clocks);
  const attemptId = accept ? await agent.accept() : (await agent.next("task.assigned")).data.attempt.id;
  const attempt = async () => (await room.page(taskId)).attempts.find((one) => one.id === attemptId);
  const beat = (body: object = {}) => agent.post(`/attempts/${attemptId}/heartbeat`, body);
  return { agent, taskId, attemptId, attempt, beat };
}

/** The release and what it did to task and attempt must lie in one commit: one seq after the other, one time, one request. */
async function releaseOf(taskId: string) {
  const released = (await room.events()).find(
    (event) => event.taskId === taskId && event.type === "task.released",
  );
  if (!released) throw new Error("never released");
  expect(released.changes.tasks?.[taskId]).toMatchObject({ status: "ready", attemptId: null, agentId: null });
  return released;
}

test("an offer nobody takes on is released by the accept clock: two polls and a minute", async () => {
  const { taskId, attempt, agent } = await setUp({}, false);
  await room.pass(105);
  expect((await attempt())?.status).toBe("offered");
  await room.pass(16);
  expect(await attempt()).toMatchObject({
    status: "lease_expired",
    end: { clock: "accept", settingSeconds: 120 },
  });
  expect((await releaseOf(taskId)).data).toMatchObject({
    clock: "accept",
    settingSeconds: 120,
    message: "not accepted within 120 s",
  });
  expect((await agent.next("task.superseded")).data.reason).toContain("not accepted");
});

test("silence is shown at half the lease and released at its end, with the last evidence on record", async () => {
  const { taskId, attempt, beat } = await setUp({ clocks: { lease_seconds: 100 } });
  await beat({ percent: 40 });
  await room.pass(51);
  expect((await room.page(taskId)).card.quietAt).not.toBeNull();
  await beat();
  expect((await room.page(taskId)).card.quietAt).toBeNull();
  await room.pass(85);
  expect((await attempt())?.status).toBe("working");
  await room.pass(16);
  const ended = await attempt();
  expect(ended).toMatchObject({
    status: "lease_expired",
    end: { clock: "lease", settingSeconds: 100, evidence: "40 % done" },
  });
  expect(Date.parse(ended?.end?.evidenceAt ?? "")).toBeLessThan(+instance.clock.now() - 100_000);
  expect((await releaseOf(taskId)).data).toMatchObject({
    message: "nothing heard for 100 s",
    evidence: "40 % done",
  });
  const types = await room.eventTypes(taskId);
  expect(types.filter((type) => type.startsWith("attempt."))).toEqual([
    "attempt.progressed",
    "attempt.went_quiet",
    "attempt.came_back",
    "attempt.went_quiet",
  ]);
});

test("“still working” is no progress: a nudge, then stalled, however often it beats", async () => {
  const { agent, taskId, attempt, beat } = await setUp({
    clocks: { progress_seconds: 300, lease_seconds: 200 },
  });
  await beat({ percent: 10 });
  const still = async (seconds: number): Promise<void> => {
    for (let left = seconds; left > 0; left -= 100) {
      await room.pass(Math.min(100, left));
      await beat({ note: "still working", percent: 10 });
    }
  };
  await still(285);
  expect((await room.page(taskId)).card.suspectAt).toBeNull();
  await still(20);
  expect((await room.page(taskId)).card.suspectAt).not.toBeNull();
  const nudge = await agent.next("task.message");
  expect(nudge.data.message).toMatchObject({
    from: "coordinator",
    body: expect.stringContaining("No new evidence of work"),
  });
  await still(280);
  expect((await attempt())?.status).toBe("working");
  await room.pass(20);
  expect(await attempt()).toMatchObject({
    status: "stalled",
    end: { clock: "progress", settingSeconds: 600, evidence: "10 % done" },
  });
  expect((await releaseOf(taskId)).data).toMatchObject({
    status: "stalled",
    message: "no new evidence of work for 600 s",
  });
});

test("evidence after the nudge saves the attempt and starts the clock anew", async () => {
  const { agent, attemptId, taskId, attempt, beat } = await setUp({
    clocks: { progress_seconds: 300, lease_seconds: 900 },
  });
  await beat({ percent: 10 });
  await room.pass(400);
  await agent.next("task.message");
  await agent.post(`/attempts/${attemptId}/activities`, { type: "action", body: "found it" });
  expect((await room.page(taskId)).card.suspectAt).toBeNull();
  await room.pass(290);
  await beat();
  await room.pass(200);
  expect((await attempt())?.status).toBe("working");
});

test("work waiting for a person, or handed in, has no running clock", async () => {
  const asking = await setUp({ clocks: { lease_seconds: 60, progress_seconds: 60 }, review: "person" });
  await asking.agent.post(`/attempts/${asking.attemptId}/activities`, {
    type: "elicitation",
    body: "Which one?",
  });
  await room.pass(100_000);
  expect((await room.page(asking.taskId)).card.status).toBe("input-required");
  await instance.owner.tasks.answer.mutate({ taskId: asking.taskId, answer: "The first." });
  await room.pass(45);
  await asking.beat();
  await asking.agent.post(`/attempts/${asking.attemptId}/submit`, { summary: "done" });
  await room.pass(100_000);
  expect((await room.page(asking.taskId)).card.status).toBe("in-review");
});

test("the next agent gets the task with what was left, and the one that stalled is kept away for half an hour", async () => {
  const { agent, attemptId, taskId } = await setUp({ clocks: { lease_seconds: 60 } });
  await agent.post(`/attempts/${attemptId}/activities`, { type: "action", body: "read two of three files" });
  await agent.upload(attemptId, "half.md", "half");
  await room.pass(61);
  const gone = (await room.page(taskId)).excluded[0];
  expect([gone?.agentId, gone?.reason]).toEqual([agent.id, "nothing heard for 60 s"]);
  expect(Date.parse(gone?.until ?? "") - +instance.clock.now()).toBeGreaterThan(1_790_000);
  const next = await room.agent({ name: "Next" });
  const { data } = await next.next("task.assigned");
  expect([data.task.id, data.attempt.number]).toEqual([taskId, 2]);
  const { body } = await next.get(`/tasks/${taskId}/context`);
  expect(body.attempts[0]).toMatchObject({
    status: "lease_expired",
    activities: [{ body: "read two of three files" }],
  });
  expect(JSON.stringify(body)).toContain("half.md");
});

test("with nobody else the task says why it waits, and goes back to the same agent when its exclusion is over", async () => {
  const { agent, taskId } = await setUp({ clocks: { lease_seconds: 60 } });
  await room.pass(61);
  await agent.post("/check-in");
  await room.reached(taskId, "ready");
  const told = async () => (await room.page(taskId)).card.gap?.reason ?? "";
  expect(await until("a gap", async () => (await told()) || null)).toContain(
    "is excluded from this task until",
  );
  instance.clock.advance(1_801);
  await agent.post("/check-in");
  await agent.next("task.superseded");
  expect((await agent.next("task.assigned")).data.attempt.number).toBe(2);
});

test("two stalls in a day degrade an agent until it completes something", async () => {
  const { agent } = await setUp({ clocks: { lease_seconds: 60 } });
  await room.task({ title: "Second", clocks: { lease_seconds: 60 } });
  await agent.accept();
  await room.pass(61);
  const shown = async () => instance.owner.agents.show.query({ agentId: agent.id });
  expect((await shown()).degradedAt).not.toBeNull();
  await agent.post("/check-in");
  await room.task({ title: "Third" });
  const third = await agent.accept();
  await agent.post(`/attempts/${third}/submit`, { summary: "done" });
  expect((await shown()).degradedAt).toBeNull();
  const types = (await room.events()).map((event) => event.type);
  expect(types.filter((type) => type === "agent.degraded" || type === "agent.recovered")).toEqual([
    "agent.degraded",
    "agent.recovered",
  ]);
});

test("a stall yesterday and one today degrade nobody", async () => {
  const { agent, taskId } = await setUp({ clocks: { lease_seconds: 60 } });
  await room.pass(61);
  await instance.owner.tasks.cancel.mutate({ taskId });
  instance.clock.advance(86_401);
  await agent.post("/check-in");
  const second = await room.task({ title: "Second", clocks: { lease_seconds: 60 } });
  await agent.accept();
  await room.pass(61);
  expect((await room.page(second)).attempts[0]?.status).toBe("lease_expired");
  expect((await instance.owner.agents.show.query({ agentId: agent.id })).degradedAt).toBeNull();
});

test("a new owner of the workspace starts all clocks anew: nobody could be heard meanwhile", async () => {
  const { attempt, beat, taskId } = await setUp({ clocks: { lease_seconds: 60 } });
  await beat({ percent: 5 });
  await instance.halt();
  instance.clock.advance(3_600);
  await instance.start();
  await room.pass(0);
  expect((await attempt())?.status).toBe("working");
  expect((await room.events()).some((event) => event.type === "coordinator.took_over")).toBe(true);
  await room.pass(61);
  expect((await attempt())?.status).toBe("lease_expired");
  expect((await room.page(taskId)).card.attemptNumber).toBeGreaterThanOrEqual(1);
});
