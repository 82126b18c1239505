import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

/** A task taken from its first agent by the lease clock, as in: it was thought dead, and was not. */
async function takenAway(wish: Parameters<TestWorkspace["task"]>[0] = {}) {
  room = await aWorkspace(instance);
  const agent = await room.agent({ name: "Slow" });
  const taskId = await room.task({ clocks: { lease_seconds: 60 }, ...wish });
  const attemptId = await agent.accept();
  await room.pass(61);
  expect((await room.page(taskId)).card.status).toBe("ready");
  const submit = (body: object = { summary: "late but done" }) =>
    agent.post(`/attempts/${attemptId}/submit`, body);
  return { agent, taskId, attemptId, submit };
}
/** A second agent that is given the task the first one lost. */
async function successor() {
  const agent = await room.agent({ name: "Next" });
  const { data } = await agent.next("task.assigned");
  return { agent, attemptId: data.attempt.id, number: data.attempt.number };
}

test("a late hand-in is told to be stale and becomes the result when nobody has begun", async () => {
  const { taskId, submit } = await takenAway();
  const { status, body } = await submit();
  expect([status, body.code]).toEqual([409, "stale_attempt"]);
  expect(body.late_result_id).toMatch(/^lr_/);
  const page = await room.page(taskId);
  expect([page.card.status, page.result?.summary, page.result?.late]).toEqual([
    "completed",
    "late but done",
    true,
  ]);
  expect(page.lateResults[0]?.usedAt).not.toBeNull();
  expect((await room.eventTypes(taskId)).slice(-3)).toEqual([
    "late_result.kept",
    "late_result.used",
    "task.completed",
  ]);
});

test("it takes the task back from a successor that was only offered it, who is told", async () => {
  const { taskId, submit, agent } = await takenAway();
  const next = await successor();
  const { body } = await submit();
  expect(body).toMatchObject({ code: "stale_attempt", current_attempt_number: 2 });
  expect((await room.page(taskId)).card.status).toBe("completed");
  const told = await next.agent.next("task.superseded");
  expect(told.data.attempt.id).toBe(next.attemptId);
  const tooLate = await next.agent.post(`/attempts/${next.attemptId}/accept`);
  expect([tooLate.status, tooLate.body.code]).toEqual([409, "stale_attempt"]);
  const [row] = await instance.rows<{ agentId: string }>(
    'select "agentId" from attempt where id=(select "attemptId" from task where id=$1)',
    [taskId],
  );
  expect(row?.agentId).toBe(agent.id);
});

test("it does not disturb a successor that has begun; a person may use it by hand, once", async () => {
  const { taskId, submit, attemptId } = await takenAway();
  const next = await successor();
  await next.agent.post(`/attempts/${next.attemptId}/heartbeat`, { percent: 10 });
  expect((await submit()).body).toMatchObject({ code: "stale_attempt", task_status: "working" });
  const page = await room.page(taskId);
  expect([page.card.status, page.card.attemptId]).toEqual(["working", next.attemptId]);
  const [late] = page.lateResults;
  expect(late).toMatchObject({ attemptId, usedAt: null, payload: { summary: "late but done" } });
  const lateId = late?.id ?? "";
  const both = await Promise.allSettled(
    [1, 2].map(() => instance.owner.tasks.useLateResult.mutate({ lateId })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await room.page(taskId)).card.status).toBe("completed");
  await next.agent.next("task.superseded");
  const theirs = await next.agent.post(`/attempts/${next.attemptId}/submit`, { summary: "mine" });
  expect(theirs.body.code).toBe("stale_attempt");
  expect((await room.page(taskId)).lateResults.map(({ payload }) => payload.summary)).toEqual([
    "mine",
    "late but done",
  ]);
});

test("a late result still has to pass the review the task asks for, and is not used twice when it does not", async () => {
  const { taskId, submit } = await takenAway({ review: "person" });
  await submit();
  const page = await room.reached(taskId, "in-review");
  const lateId = page.lateResults[0]?.id ?? "";
  await instance.owner.tasks.review.mutate({ taskId, verdict: "rejected", comment: "too thin" });
  await room.reached(taskId, "ready");
  await expect(instance.owner.tasks.useLateResult.mutate({ lateId })).rejects.toThrow("used already");
  const next = await successor();
  await next.agent.post(`/attempts/${next.attemptId}/submit`, { summary: "better" });
  await room.reached(taskId, "in-review");
  await instance.owner.tasks.review.mutate({ taskId, verdict: "accepted" });
  expect((await room.page(taskId)).result?.summary).toBe("better");
});

test("a late artifact is kept and shown, is no part of the task's own, and can be used by hand", async () => {
  const { agent, taskId, attemptId } = await takenAway();
  const { status, body } = await agent.upload(attemptId, "late.md");
  expect([status, body.code]).toEqual([409, "stale_attempt"]);
  const page = await room.page(taskId);
  expect(page.card.artifacts).toEqual([]);
  expect(page.artifacts).toMatchObject([{ name: "late.md", late: true }]);
  await instance.owner.tasks.useLateResult.mutate({ lateId: body.late_result_id });
  const used = await room.page(taskId);
  expect(used.card.status).toBe("completed");
  expect(used.card.artifacts.map(({ name }) => name)).toEqual(["late.md"]);
});

test("a late hand-in with its late artifacts brings them along", async () => {
  const { agent, taskId, attemptId, submit } = await takenAway();
  await agent.upload(attemptId, "late.md");
  const id = (await room.page(taskId)).artifacts[0]?.id ?? "";
  await submit({ summary: "with a file", artifacts: [id] });
  const { card } = await room.page(taskId);
  expect([card.status, card.artifacts.map((artifact) => artifact.id)]).toEqual(["completed", [id]]);
});

test("the same late hand-in again changes nothing, and an artifact of another task is refused by its place", async () => {
  const other = await takenAway();
  await other.agent.upload(other.attemptId, "other.md");
  const [foreign] = (await room.page(other.taskId)).artifacts;
  const { taskId, submit } = await takenAway();
  const refused = await submit({ summary: "x", artifacts: [foreign?.id ?? ""] });
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, "artifacts[0]"]);
  await submit();
  const again = await submit();
  expect([again.status, again.body.code]).toEqual([409, "stale_attempt"]);
  expect((await room.page(taskId)).lateResults).toHaveLength(1);
});

test("work of a canceled task that comes late is kept and does not bring the task back", async () => {
  room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task();
  const attemptId = await agent.accept();
  await instance.owner.tasks.cancel.mutate({ taskId });
  const { status, body } = await agent.post(`/attempts/${attemptId}/submit`, { summary: "was nearly done" });
  expect([status, body.code]).toEqual([409, "stale_attempt"]);
  const page = await room.page(taskId);
  expect([page.card.status, page.lateResults.length]).toEqual(["canceled", 1]);
});
