import { afterAll, beforeAll, expect, test } from "vitest";
import { mainThreadId } from "#server/domain/ids.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace } from "../../testing/test-workspace.ts";
import { until } from "../../testing/until.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(async () => {
  await instance.stop();
});

/** Says something in a room without a model, and waits for the answer. */
async function answerTo(body: string) {
  const room = await aWorkspace(instance);
  await room.agent({ name: "Mira", skills: ["writing", "research"] });
  const threadId = mainThreadId(room.id);
  await instance.owner.threads.post.mutate({ threadId, body });
  const said = await until("an answer", async () => {
    const messages = await instance.owner.threads.messages.query({ threadId });
    return messages[1] ?? null;
  });
  return { room, said, tasks: await instance.owner.tasks.list.query({ workspaceId: room.id }) };
}

test("without a model an order that calls a skill becomes a task for that skill, on record", async () => {
  const { said, tasks } = await answerTo("@kimi /writing draft a note for the press");
  expect(tasks).toMatchObject([{ title: "draft a note for the press", skills: ["writing"] }]);
  expect(said.links).toMatchObject([{ kind: "task", id: tasks[0]?.id }]);
  const decision = await instance.owner.decisions.show.query({ decisionId: said.decisionId ?? "" });
  expect(decision).toMatchObject({ kind: "converse", by: "rules", chosen: "create_task" });
  expect(decision.reason).toContain("/writing");
});

test("a skill that is called for nothing is asked about, and makes nothing", async () => {
  const { said, tasks } = await answerTo("/research");
  expect(said.body).toBe("What is to be done with /research?");
  expect(tasks).toEqual([]);
});
