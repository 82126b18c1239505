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

async function accepted(skill: string, wish: Parameters<TestWorkspace["task"]>[0] = {}) {
  const agent = await room.agent({ name: `The ${skill} one`, skills: [skill] });
  const taskId = await room.task({ skills: [skill], ...wish });
  return { agent, taskId, attemptId: await agent.accept() };
}

test("a question stops the task until a person answers; the agent gets the words and goes on", async () => {
  const { agent, taskId, attemptId } = await accepted("asking");
  await agent.post(`/attempts/${attemptId}/activities`, {
    type: "elicitation",
    body: "Which of the two files?",
  });
  const page = await room.page(taskId);
  expect([page.card.status, page.question?.body]).toEqual(["input-required", "Which of the two files?"]);
  await instance.owner.tasks.answer.mutate({ taskId, answer: "The second." });
  const { data } = await agent.next("task.message");
  expect(data.message).toEqual({ from: "Owner", body: "The second." });
  expect((await room.page(taskId)).card).toMatchObject({ status: "working", question: null });
  await expect(instance.owner.tasks.answer.mutate({ taskId, answer: "Again" })).rejects.toThrow(
    "asks nothing",
  );
  const done = await agent.post(`/attempts/${attemptId}/submit`, { summary: "the second it was" });
  expect(done.body.task.status).toBe("completed");
});

test("work may be handed in over an open question", async () => {
  const { agent, attemptId, taskId } = await accepted("impatient");
  await agent.post(`/attempts/${attemptId}/activities`, { type: "elicitation", body: "Anyone there?" });
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "decided myself" });
  expect((await room.page(taskId)).card).toMatchObject({ status: "completed", question: null });
});

test("canceling tells the agent, twice over: by envelope and at its next beat", async () => {
  const { agent, taskId, attemptId } = await accepted("canceled");
  await instance.owner.tasks.cancel.mutate({ taskId, reason: "no longer needed" });
  const beat = await agent.post(`/attempts/${attemptId}/heartbeat`, { percent: 50 });
  expect([beat.status, beat.body.directive]).toEqual([200, "cancel"]);
  expect((await agent.next("task.canceled")).data.reason).toBe("no longer needed");
  await expect(instance.owner.tasks.cancel.mutate({ taskId })).rejects.toThrow("canceled");
  const open = await agent.post("/check-in");
  expect(open.body.open_attempts).toEqual([]);
});

test("an offer that is canceled before it was fetched is never delivered", async () => {
  const agent = await room.agent({ skills: ["unfetched"] });
  const taskId = await room.task({ skills: ["unfetched"] });
  await room.reached(taskId, "assigned");
  await instance.owner.tasks.cancel.mutate({ taskId });
  const { body } = await agent.get("/inbox?max=10");
  expect(body.envelopes.map(({ type }) => type)).toEqual(["task.canceled"]);
});

test("a task given to another agent by hand supersedes its holder, skills or not", async () => {
  const { agent, taskId, attemptId } = await accepted("given");
  const other = await room.agent({ name: "Chosen", skills: ["something-else"] });
  await instance.owner.tasks.assign.mutate({ taskId, agentId: other.id });
  expect((await agent.next("task.superseded")).data.reason).toContain("given to Chosen by Owner");
  const stale = await agent.post(`/attempts/${attemptId}/heartbeat`);
  expect(stale.body).toMatchObject({
    code: "stale_attempt",
    current_attempt_number: 2,
    task_status: "assigned",
  });
  const given = await other.next("task.assigned");
  expect([given.data.task.id, given.data.attempt.reason]).toEqual([taskId, "given by Owner"]);
  await expect(instance.owner.tasks.assign.mutate({ taskId, agentId: other.id })).rejects.toThrow(
    "already holds",
  );
});

test("an agent that was kept from a task may be let in again by hand", async () => {
  const { agent, taskId, attemptId } = await accepted("forgiven");
  await agent.post(`/attempts/${attemptId}/reject`, { code: "policy", message: "no" });
  await room.reached(taskId, "ready");
  await instance.owner.tasks.allowAgent.mutate({ taskId, agentId: agent.id });
  expect((await agent.next("task.assigned")).data.attempt.number).toBe(2);
});

test("only a failed task can be tried anew: one that is held, in review or waiting keeps its holder", async () => {
  const { taskId, agent, attemptId } = await accepted("retried", { review: "person" });
  const retry = (id: string) => instance.owner.tasks.retry.mutate({ taskId: id });
  await expect(retry(taskId)).rejects.toThrow("only a failed task");
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  await room.reached(taskId, "in-review");
  await expect(retry(taskId)).rejects.toThrow("only a failed task");
  expect((await room.page(taskId)).card.attemptId).toBe(attemptId);
  const waiting = await room.task({ depends_on: [taskId] });
  await expect(retry(waiting)).rejects.toThrow("only a failed task");
});

test("editing and moving change what people wrote, not a completed task", async () => {
  const taskId = await room.task({ skills: ["nobody"] });
  await instance.owner.tasks.edit.mutate({ taskId, title: "Better title", acceptance: ["one"] });
  await instance.owner.tasks.move.mutate({ taskId, priority: "urgent", rank: -5 });
  expect((await room.page(taskId)).card).toMatchObject({
    title: "Better title",
    priority: "urgent",
    rank: -5,
  });
  const whole = await room.task({
    instructions: "All of it.",
    tools: ["shell"],
    outputs: [{ name: "a.md" }],
    review: "person",
    clocks: { lease_seconds: 77 },
  });
  await instance.owner.tasks.edit.mutate({ taskId: whole, title: "Only the title" });
  expect(await room.page(whole)).toMatchObject({ instructions: "All of it.", outputs: [{ name: "a.md" }] });
  const [row] = await instance.rows(`select tools, review, clocks from task where id=$1`, [whole]);
  expect(row).toEqual({ tools: ["shell"], review: "person", clocks: { lease_seconds: 77 } });
  const done = await accepted("edited");
  await done.agent.post(`/attempts/${done.attemptId}/submit`, { summary: "x" });
  await expect(instance.owner.tasks.edit.mutate({ taskId: done.taskId, title: "Late" })).rejects.toThrow(
    "make a new task",
  );
});

test("an uploaded file goes along as an attachment and is read by the agent", async () => {
  const upload = await fetch(`${instance.url}/api/files?workspace=${room.id}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${instance.running.operatorToken}`,
      "x-file-name": encodeURIComponent("../Zahlen – ü.csv"),
      "content-type": "text/csv",
    },
    body: "a,b\n1,2\n",
  });
  expect(upload.status).toBe(201);
  const { upload_id, name } = (await upload.json()) as { upload_id: string; name: string };
  expect(name).toBe("Zahlen – ü.csv");
  const agent = await room.agent({ skills: ["reading"] });
  await room.task({ skills: ["reading"], attachments: [{ upload_id }] });
  await agent.next("task.assigned");
  const read = await agent.get(`/files/${upload_id}/content`);
  expect([read.status, read.text]).toEqual([200, "a,b\n1,2\n"]);
  const none = room.task({ attachments: [{ upload_id: "fl_none" }] });
  await expect(none).rejects.toThrow("there is no upload “fl_none”");
});

test("a message in a task's thread reaches the agent that holds it, and the ones it names", async () => {
  const { agent, taskId } = await accepted("listening");
  const named = await room.agent({ name: "Named", skills: ["other"] });
  const { threadId } = await room.page(taskId);
  await instance.owner.threads.post.mutate({ threadId, body: "How far are you, and @named, can you help?" });
  for (const hearer of [agent, named])
    expect((await hearer.next("message.posted")).data.message.body).toContain("How far");
  const answer = await agent.post(`/threads/${threadId}/messages`, { body: "half-way" });
  expect(answer.status).toBe(201);
  const { body } = await named.get(`/threads/${threadId}/messages`);
  expect(body.messages.map((message) => message.body)).toEqual([
    expect.stringContaining("How far"),
    "half-way",
  ]);
});

test("what waits for a canceled or failed task says so, and no longer once that task is tried anew", async () => {
  const { agent, taskId, attemptId } = await accepted("leading");
  const behind = await room.task({ title: "Behind", depends_on: [taskId] });
  await instance.owner.tasks.edit.mutate({ taskId, maxAttempts: 1 });
  await agent.post(`/attempts/${attemptId}/fail`, { code: "broken", retryable: false, message: "no" });
  expect((await room.page(behind)).card.gap?.reason).toContain("which is failed. Try it again");
  await instance.owner.tasks.retry.mutate({ taskId });
  expect((await room.page(behind)).card).toMatchObject({ status: "waiting", gap: null });
  await instance.owner.tasks.cancel.mutate({ taskId });
  expect((await room.page(behind)).card.gap?.reason).toContain("which is canceled");
  const later = await room.task({ title: "Later", depends_on: [taskId] });
  expect((await room.page(later)).card).toMatchObject({ status: "waiting", gap: { missing: [] } });
});
