import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

/** A room of its own with one agent that has accepted one task. */
async function held(wish: Parameters<TestWorkspace["task"]>[0] = {}, settings = {}) {
  room = await aWorkspace(instance, settings);
  const agent = await room.agent();
  const taskId = await room.task(wish);
  const attemptId = await agent.accept();
  return { agent, taskId, attemptId, report: reporter(agent, attemptId) };
}
const reporter =
  (agent: TestAgent, attemptId: string) =>
  (call: string, body: unknown = {}) =>
    agent.post(`/attempts/${attemptId}/${call}`, body);

test("accept, beat, say, hand in: the task moves with each report and ends completed", async () => {
  const { taskId, attemptId, report } = await held();
  const accepted = await report("accept", { external_id: "run-7" });
  expect(accepted.body.attempt).toMatchObject({ id: attemptId, number: 1, status: "accepted" });
  const beat = await report("heartbeat", { percent: 33.4, note: "reading" });
  expect(beat.body).toMatchObject({ directive: "continue" });
  expect(+new Date(beat.body.lease_expires_at)).toBeGreaterThan(Date.now());
  expect((await room.page(taskId)).card).toMatchObject({ status: "working", percent: 33 });
  const said = await report("activities", [
    { type: "thought", body: "first" },
    { type: "action", body: "", action: "search", parameter: "x", result: "3 hits" },
  ]);
  expect([said.status, said.body.activities.length]).toEqual([202, 2]);
  const usage = { input_tokens: 10, output_tokens: 5, cost_usd: 0.25 };
  const done = await report("submit", { summary: "all of it", usage });
  expect([done.status, done.body.task]).toEqual([202, { id: taskId, status: "completed" }]);
  const page = await room.page(taskId);
  expect([page.tokens, page.card.costUsd, page.result?.summary]).toEqual([15, 0.25, "all of it"]);
  expect(page.attempts[0]?.activities.map((activity) => activity.body)).toEqual(["first", ""]);
  expect(await room.eventTypes(taskId)).toEqual([
    "task.created",
    "task.assigned",
    "task.accepted",
    "attempt.progressed",
    "activity.posted",
    "activity.posted",
    "task.submitted",
    "task.completed",
  ]);
});

test("every terminal report may be repeated: the same answer, marked replayed, and nothing happens twice", async () => {
  const one = await held();
  await one.report("submit", { summary: "once", usage: { cost_usd: 1 } });
  const again = await one.report("submit", { summary: "once", usage: { cost_usd: 1 } });
  expect([again.status, again.body]).toEqual([
    200,
    { task: { id: one.taskId, status: "completed" }, replayed: true },
  ]);
  expect((await room.page(one.taskId)).card.costUsd).toBe(1);

  const two = await held();
  await two.report("fail", { code: "broken", retryable: false, message: "no" });
  const failed = await two.report("fail", { code: "broken", retryable: false, message: "no" });
  expect([failed.status, failed.body.replayed]).toEqual([200, true]);
  const three = await held();
  await three.report("reject", { code: "policy", message: "no" });
  const rejected = await three.report("reject", { code: "policy" });
  expect([rejected.status, rejected.body.replayed]).toEqual([200, true]);
  expect((await room.eventTypes(three.taskId)).filter((type) => type === "task.released")).toHaveLength(1);
});

test("twenty copies of one hand-in at the same moment complete the task once", async () => {
  const { taskId, report } = await held();
  const answers = await Promise.all(Array.from({ length: 20 }, () => report("submit", { summary: "me" })));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.replayed)).toHaveLength(19);
  const types = await room.eventTypes(taskId);
  expect(types.filter((type) => type === "task.completed")).toHaveLength(1);
});

test("reports out of order: a hand-in that overtakes its accept and its beats counts, and they come too late quietly", async () => {
  room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task();
  const { data } = await agent.next("task.assigned");
  const report = reporter(agent, data.attempt.id);
  expect((await report("submit", { summary: "quick" })).status).toBe(202);
  for (const call of ["accept", "heartbeat"]) {
    const late = await report(call);
    expect([late.status, late.body.code]).toEqual([409, "stale_attempt"]);
    expect(late.body).toMatchObject({ current_attempt_number: 1, task_status: "completed" });
  }
  const said = await report("activities", { type: "thought", body: "after all" });
  expect([said.status, said.body.code]).toEqual([409, "stale_attempt"]);
  expect((await room.page(taskId)).card.status).toBe("completed");
});

test("a forged report, for an attempt of another agent, is not found whatever it says, and changes nothing", async () => {
  const { taskId, attemptId } = await held();
  const forger = await room.agent({ name: "Forger", skills: ["none"] });
  const before = await room.eventTypes(taskId);
  const reports: [string, unknown][] = [
    ["accept", {}],
    ["reject", { code: "busy" }],
    ["heartbeat", { percent: 99 }],
    ["activities", { type: "elicitation", body: "?" }],
    ["artifacts", { name: "x", url: "https://example.org/x", sha256: "0".repeat(64) }],
    ["submit", { summary: "mine now" }],
    ["fail", { code: "x", retryable: false, message: "x" }],
  ];
  for (const [call, body] of reports) {
    const answer = await forger.post(`/attempts/${attemptId}/${call}`, body);
    expect([answer.status, answer.body.code], call).toEqual([404, "attempt_not_found"]);
  }
  const upload = await forger.upload(attemptId, "x.md");
  expect([upload.status, upload.body.code]).toEqual([404, "attempt_not_found"]);
  expect(await room.eventTypes(taskId)).toEqual(before);
});

test("a refusal for being busy costs the task nothing, and the agent is asked again when the time is over", async () => {
  const { agent, taskId, report } = await held();
  await report("reject", { code: "busy", message: "at lunch" });
  await room.reached(taskId, "ready");
  await room.pass(20);
  expect((await room.page(taskId)).excluded).toMatchObject([{ agentId: agent.id, reason: "declined: busy" }]);
  instance.clock.advance(11);
  await agent.post("/check-in");
  expect((await agent.next("task.assigned")).data.attempt.number).toBe(2);
  const [row] = await instance.rows<{ strikes: number }>("select strikes from task where id=$1", [taskId]);
  expect(row?.strikes).toBe(0);
});

test("any other refusal keeps the agent from this task for good", async () => {
  const { agent, taskId, report } = await held();
  await report("reject", { code: "skill_mismatch", message: "not my field" });
  await room.reached(taskId, "ready");
  instance.clock.advance(7 * 86_400);
  await agent.post("/check-in");
  const other = await room.agent({ name: "Other" });
  expect((await other.next("task.assigned")).data.task.id).toBe(taskId);
  expect((await room.page(taskId)).excluded[0]).toMatchObject({ until: null });
});

test("a failure that may be retried goes back to anyone, with what was left; others keep the agent away", async () => {
  const { agent, taskId, report } = await held();
  await report("activities", { type: "action", body: "half of it" });
  await report("fail", { code: "network", retryable: true, message: "lost the line", partial: "first half" });
  const again = await agent.next("task.assigned");
  expect(again.data.attempt.number).toBe(2);
  const { body } = await agent.get(`/tasks/${taskId}/context`);
  expect(body.attempts[0]).toMatchObject({
    number: 1,
    status: "failed",
    activities: [{ body: "half of it" }],
  });
  expect(JSON.stringify(body.attempts[0])).toContain("first half");
});

test("a task whose attempts are used up fails with the last reason, and can be tried anew by hand", async () => {
  const { agent, taskId, report } = await held({}, { maxAttempts: 2 });
  await report("fail", { code: "one", retryable: true, message: "first" });
  const second = await agent.accept();
  await reporter(agent, second)("fail", { code: "two", retryable: true, message: "second" });
  const { card } = await room.reached(taskId, "failed");
  expect(card.failure).toMatchObject({
    code: "attempts_exhausted",
    message: expect.stringContaining("two: second"),
  });
  await instance.owner.tasks.retry.mutate({ taskId });
  expect((await agent.next("task.assigned")).data.attempt.number).toBe(3);
});

test("an emoji at the place where a text is cut costs nobody a report", async () => {
  const { report } = await held();
  for (const cut of [200, 400, 500]) {
    for (const body of [`${"x".repeat(cut - 1)}🙂`, `${"x".repeat(cut - 10)}🙂${"y".repeat(50)}`])
      expect((await report("activities", { type: "thought", body })).status).toBe(202);
    const prefixed = `${"x".repeat(cut - 1 - "thought: ".length)}🙂`;
    expect((await report("activities", { type: "thought", body: prefixed })).status).toBe(202);
  }
  expect((await report("submit", { summary: `${"s".repeat(399)}🙂` })).status).toBe(202);
});
