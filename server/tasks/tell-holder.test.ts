import { afterAll, beforeAll, expect, test } from "vitest";
import type { SeenEnvelope } from "../testing/agent-answer.ts";
import { aPushedAgent } from "../testing/pushed-agent.ts";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun } from "../testing/test-run.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import { WebhookReceiver } from "../testing/webhook-receiver.ts";

let instance: TestInstance;
let room: TestWorkspace;
let receiver: WebhookReceiver;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  receiver = await new WebhookReceiver().listen();
});
afterAll(async () => {
  await instance.stop();
  await receiver.stop();
});

const edit = (taskId: string, change: object) => instance.owner.tasks.edit.mutate({ taskId, ...change });
const inbox = async (agent: TestAgent): Promise<SeenEnvelope[]> =>
  (await agent.get("/inbox?max=50")).body.envelopes;
const ack = (agent: TestAgent, envelopes: readonly SeenEnvelope[]) =>
  agent.post("/inbox/ack", { delivery_ids: envelopes.map(({ delivery_id }) => delivery_id) });
const typesOf = (envelopes: readonly SeenEnvelope[]) => envelopes.map(({ type }) => type);

test("an agent at work gets the task as it now is, and what changed in words", async () => {
  const agent = await room.agent({ skills: ["inbox"] });
  const taskId = await room.task({
    skills: ["inbox"],
    instructions: "Write two pages.",
    acceptance: ["short"],
  });
  const attemptId = await agent.accept();
  await edit(taskId, {
    title: "Write more",
    instructions: "Write three pages.",
    acceptance: ["short", "true"],
  });
  const { data } = await agent.next("task.edited");
  expect(data).toMatchObject({
    workspace: { id: room.id },
    agent: { id: agent.id },
    task: {
      id: taskId,
      title: "Write more",
      instructions: "Write three pages.",
      acceptance: ["short", "true"],
    },
    attempt: { id: attemptId, number: 1 },
    by: "Owner",
    changes: [
      { field: "title", words: "now “Write more”, was “Write it”" },
      { field: "instructions", words: "new: “Write three pages.”; no longer: “Write two pages.”" },
      { field: "acceptance", words: "new: “true”" },
    ],
  });
  expect((await agent.post(`${data.report_url}/submit`, { summary: "three pages" })).status).toBe(202);
});

test("what an agent does not work by, and what stays the same, is told to nobody", async () => {
  const agent = await room.agent({ skills: ["unbothered"] });
  const taskId = await room.task({ skills: ["unbothered"], acceptance: ["same"] });
  const attemptId = await agent.accept();
  await edit(taskId, { title: "Write it", acceptance: ["same"], review: "person", maxAttempts: 7 });
  expect(await inbox(agent)).toEqual([]);
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "x" });
  await room.reached(taskId, "in-review");
  await edit(taskId, { acceptance: ["same", "and more"] });
  expect(typesOf(await inbox(agent))).toEqual(["task.edited"]);
});

test("an edit waits until the assignment has arrived, which says the same already", async () => {
  const agent = await room.agent({ skills: ["late"] });
  const taskId = await room.task({ skills: ["late"] });
  await room.reached(taskId, "assigned");
  await edit(taskId, { title: "Edited before it was fetched" });
  const first = await inbox(agent);
  expect(typesOf(first)).toEqual(["task.assigned"]);
  expect(first[0]?.data.task.title).toBe("Edited before it was fetched");
  await edit(taskId, { title: "Edited again" });
  expect(await inbox(agent)).toEqual([]);
  await ack(agent, first);
  const then = await inbox(agent);
  expect(typesOf(then)).toEqual(["task.edited", "task.edited"]);
  expect(then.map(({ data }) => data.task.title)).toEqual(["Edited again", "Edited again"]);
});

test("an agent that took the work on and never acknowledged it hears of an edit all the same", async () => {
  const agent = await room.agent({ skills: ["forgetful"] });
  const taskId = await room.task({ skills: ["forgetful"] });
  await room.reached(taskId, "assigned");
  const [assigned] = await inbox(agent);
  await edit(taskId, { title: "For the forgetful" });
  expect(await inbox(agent)).toEqual([]);
  await agent.post(`/attempts/${assigned?.data.attempt.id}/accept`);
  expect(typesOf(await inbox(agent))).toEqual(["task.edited"]);
});

test("who holds the work no longer is told nothing of edits, not even of one that was on its way", async () => {
  const first = await room.agent({ name: "First", skills: ["handed on"] });
  const taskId = await room.task({ skills: ["handed on"] });
  await first.accept();
  await edit(taskId, { title: "While the first had it" });
  const second = await room.agent({ name: "Second", skills: ["other"] });
  await instance.owner.tasks.assign.mutate({ taskId, agentId: second.id });
  await edit(taskId, { title: "While the second had it" });
  expect(typesOf(await inbox(first))).toEqual(["task.superseded"]);
  const given = await inbox(second);
  expect(given.map(({ type, data }) => [type, data.task.title])).toEqual([
    ["task.assigned", "While the second had it"],
  ]);
  await ack(second, given);
  expect(typesOf(await inbox(second))).toEqual(["task.edited"]);
  await instance.owner.tasks.cancel.mutate({ taskId });
  expect(typesOf(await inbox(second))).toEqual(["task.canceled"]);
});

test("an amended plan tells who works on a task it changes, and nobody else", async () => {
  const [one, other] = [await room.agent({ skills: ["one"] }), await room.agent({ skills: ["other one"] })];
  const plan = (acceptance: string[], extra: object[] = []) =>
    aPlan([
      { key: "a", skills: ["one"], acceptance },
      { key: "b", skills: ["other one"] },
      ...(extra as { key: string }[]),
    ]);
  const run = await aRun(room, { plan: plan(["short"]) });
  await run.runs.approve.mutate({ runId: run.id });
  await one.accept();
  await other.accept();
  await run.runs.savePlan.mutate({
    runId: run.id,
    baseVersion: 1,
    plan: plan(["short", "sound"], [{ key: "c", skills: ["nobody"] }]),
  });
  expect(await inbox(one)).toEqual([]);
  await run.runs.approve.mutate({ runId: run.id });
  const [told] = await inbox(one);
  expect(told).toMatchObject({
    type: "task.edited",
    data: {
      task: { acceptance: ["short", "sound"] },
      by: "Owner",
      changes: [{ field: "acceptance", words: "new: “sound”" }],
    },
  });
  expect(await inbox(other)).toEqual([]);
});

test("a pushed agent gets edits after the assignment, one by one, and may turn them away without losing its work", async () => {
  const agent = await aPushedAgent(room, receiver, { skills: ["pushed"] });
  receiver.reply = refuseNews;
  const taskId = await room.task({ skills: ["pushed"] });
  await receiver.next("task.assigned");
  await edit(taskId, { title: "First edit" });
  await edit(taskId, { title: "Second edit" });
  expect(receiver.of("task.edited")).toEqual([]);
  instance.clock.advance(6);
  await receiver.next("task.edited", 2);
  const about = receiver.received.filter(({ envelope }) => envelope.data.task?.id === taskId);
  expect(about.map(({ envelope }) => [envelope.type, envelope.data.task.title])).toEqual([
    ["task.assigned", "Write it"],
    ["task.assigned", "Second edit"],
    ["task.edited", "Second edit"],
    ["task.edited", "Second edit"],
  ]);
  expect(about.at(-1)?.envelope.data.changes).toEqual([
    { field: "title", words: "now “Second edit”, was “First edit”" },
  ]);
  await until("both are settled", async () => {
    const pending = await instance.rows(`select 1 from delivery where "agentId"=$1 and status='pending'`, [
      agent.id,
    ]);
    return pending.length === 0;
  });
  expect((await room.page(taskId)).card).toMatchObject({ status: "assigned", attemptNumber: 1 });
});

/** Fails the first assignment, takes the next, and rejects everything else. */
const refuseNews: WebhookReceiver["reply"] = ({ envelope }) => {
  if (envelope.type !== "task.assigned")
    return { status: 200, body: JSON.stringify({ status: "rejected", reason: "what is this?" }) };
  return { status: receiver.of("task.assigned").length === 1 ? 500 : 204 };
};
