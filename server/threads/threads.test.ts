import { afterAll, beforeAll, expect, test } from "vitest";
import { mainThreadId } from "#server/domain/ids.ts";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { modelKey, modelSettings } from "../testing/model-settings.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let model: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  model = await startModelServer({ key: modelKey });
  instance = await TestInstance.boot(modelSettings(model.url));
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

test("a thread tells who wrote, whether the coordinator has still to answer, and what its answer rests on and why", async () => {
  const room = await aWorkspace(instance);
  const taskId = await room.task({ title: "Collect the price list" });
  const threadId = mainThreadId(room.id);
  await instance.owner.threads.post.mutate({ threadId, body: "@kimi how far is the price list?" });
  const answered = await until("the answer", async () => {
    const messages = await instance.owner.threads.messages.query({ threadId });
    return messages.length === 2 ? messages : null;
  });
  const [question, answer] = answered;
  expect(question).toMatchObject({ authorKind: "human", links: [], decisionId: null, asked: false });
  expect(answer).toMatchObject({ authorKind: "coordinator", asked: false });
  expect(answer?.links).toContainEqual({
    id: taskId,
    kind: "task",
    title: "Collect the price list",
    taskId: null,
  });
  const decision = await instance.owner.decisions.show.query({ decisionId: answer?.decisionId ?? "" });
  expect(decision).toMatchObject({ kind: "converse", by: "model" });
  expect(decision.asked?.body).toBe("@kimi how far is the price list?");
});

test("events an answer rests on are told in words; what is in no workspace of this one is left out", async () => {
  const room = await aWorkspace(instance);
  const other = await aWorkspace(instance);
  const foreign = await other.task({ title: "Of others" });
  const threadId = mainThreadId(room.id);
  await instance.owner.threads.post.mutate({ threadId, body: "hello there" });
  await instance.rows('update message set links = $1 where "threadId" = $2', [
    ["#1", foreign, "#999999"],
    threadId,
  ]);
  const [message] = await instance.owner.threads.messages.query({ threadId });
  expect(message?.links.map(({ id, kind }) => [id, kind])).toEqual([["#1", "event"]]);
  expect(message?.links[0]?.title).not.toBe("");
});

test("threads of tasks are listed by their last word, and long threads come a hundred at a time", async () => {
  const room = await aWorkspace(instance);
  const quiet = await room.task({ title: "Nobody speaks of it" });
  const taskId = await room.task({ title: "Draft it" });
  const { threadId } = await room.page(taskId);
  for (let i = 1; i <= 103; i += 1)
    await instance.owner.threads.post.mutate({ threadId, body: `message ${i}` });
  const threads = await instance.owner.threads.ofTasks.query({ workspaceId: room.id });
  expect(threads).toMatchObject([{ taskId, title: "Draft it", body: "message 103" }]);
  expect(threads.some((thread) => thread.taskId === quiet)).toBe(false);
  const newest = await instance.owner.threads.messages.query({ threadId });
  expect([newest.length, newest[0]?.body, newest.at(-1)?.body]).toEqual([100, "message 4", "message 103"]);
  const older = await instance.owner.threads.messages.query({ threadId, before: newest[0]?.id ?? "" });
  expect(older.map(({ body }) => body)).toEqual(["message 1", "message 2", "message 3"]);
});

test("a skill called with / is work for the coordinator to give out: the task asks for that skill, whatever the model chose", async () => {
  const room = await aWorkspace(instance);
  await room.agent({ name: "Mira", skills: ["writing", "research"] });
  const threadId = mainThreadId(room.id);
  model.script("converse", {
    action: "create_task",
    reply: "I made a task of it.",
    links: [],
    task: {
      title: "Draft a note",
      instructions: "",
      acceptance: [],
      skills: ["writing"],
      tools: [],
      deadline_at: null,
    },
    goal: null,
    reason: "a clear order",
  });
  await instance.owner.threads.post.mutate({ threadId, body: "/research draft a note by Friday" });
  const said = await until("the answer", async () => {
    const messages = await instance.owner.threads.messages.query({ threadId });
    return messages[1] ?? null;
  });
  model.script("converse", null);
  const tasks = await instance.owner.tasks.list.query({ workspaceId: room.id });
  expect(tasks).toMatchObject([{ title: "Draft a note", skills: ["research"] }]);
  const decision = await instance.owner.decisions.show.query({ decisionId: said.decisionId ?? "" });
  expect(decision.reason).toBe("made the task “Draft a note”: a clear order");
});
