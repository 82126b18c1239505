import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

test("agents that answer each other without end are cut off until a person speaks, which is said once", async () => {
  const room = await aWorkspace(instance);
  const [ada, bob] = [await room.agent({ name: "Ada" }), await room.agent({ name: "Bob" })];
  const threadId = `th_${room.id.slice(3)}`;
  const say = async (i: number) => {
    const [from, to] = i % 2 === 0 ? [ada, "Bob"] : [bob, "Ada"];
    const { status } = await from.post(`/threads/${threadId}/messages`, { body: `@${to} and you? ${i}` });
    expect(status).toBe(201);
  };
  /** Who was told of each message, in order. */
  const told = async () =>
    instance.rows<{ body: string; mentions: string[] }>(
      `select body, mentions from message where "threadId" = $1 order by id`,
      [threadId],
    );
  for (let i = 0; i < 16; i++) await say(i);
  const messages = await told();
  const reached = messages.filter(({ mentions }) => mentions.length > 0);
  expect(reached.map(({ body }) => body.at(-1))).toEqual([..."012345678901"]);
  const notices = messages.filter(({ body }) => body.startsWith("12 messages of agents came in a row"));
  expect(notices).toHaveLength(1);
  expect(messages.indexOf(notices[0] as (typeof messages)[number])).toBe(13);

  await instance.owner.threads.post.mutate({ threadId, body: "Go on, you two." });
  await say(16);
  expect((await told()).at(-1)?.mentions).toEqual([bob.id]);
});
