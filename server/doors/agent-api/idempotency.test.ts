import { afterAll, beforeAll, expect, test } from "vitest";
import type { AgentAnswer } from "../../testing/agent-answer.ts";
import type { TestAgent } from "../../testing/test-agent.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  agent = await room.agent({ max_concurrency: 9 });
});
afterAll(() => instance.stop());

const replayed = (answer: AgentAnswer) => answer.headers.get("idempotency-replayed");
const titled = (title: string) => instance.rows("select id from task where title=$1", [title]);
const propose = (title: string, key: string) =>
  agent.post("/tasks", { title, skills: ["nobody"] }, { "idempotency-key": key });

test("the same key with the same body replays the first answer and does nothing again", async () => {
  const first = await propose("Once", "k1");
  const second = await propose("Once", "k1");
  expect([first.status, replayed(first)]).toEqual([201, null]);
  expect([second.status, replayed(second)]).toEqual([201, "true"]);
  expect(second.body).toEqual(first.body);
  expect(await titled("Once")).toHaveLength(1);
});

test("the same key with another body, or on another path, is a conflict", async () => {
  await propose("One thing", "k2");
  const other = await propose("Another thing", "k2");
  expect([other.status, other.body.code]).toEqual([409, "idempotency_key_conflict"]);
  expect(await titled("Another thing")).toEqual([]);
  const elsewhere = await agent.post("/check-in", {}, { "idempotency-key": "k2" });
  expect(elsewhere.body.code).toBe("idempotency_key_conflict");
});

test("many at once with one key: one does it, all get its answer", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => propose("At once", "k3")));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter((answer) => replayed(answer) === null)).toHaveLength(1);
  expect(await titled("At once")).toHaveLength(1);
});

test("a key belongs to its agent", async () => {
  const other = await room.agent({ skills: ["own-key"] });
  await propose("Mine", "k4");
  const theirs = await other.post(
    "/tasks",
    { title: "Theirs", skills: ["nobody"] },
    { "idempotency-key": "k4" },
  );
  expect([theirs.status, replayed(theirs)]).toEqual([201, null]);
});

test("a refused call keeps no key: it may be tried again", async () => {
  const send = (title: string) => propose(title, "k5");
  expect((await send("")).status).toBe(422);
  expect((await send("Now with a title")).status).toBe(201);
});

test("a key of no or more than 200 characters is refused", async () => {
  for (const key of ["", "x".repeat(201)]) {
    const { status } = await agent.post("/check-in", {}, { "idempotency-key": key });
    expect(status).toBe(422);
  }
});

test("keys outlive a restart, for every kind of call, and end after a day", async () => {
  const claimable = await room.task({ skills: ["writing"], priority: "low" });
  const claimed = await room.reached(claimable, "assigned");
  const attemptId = claimed.card.attemptId ?? "";
  const calls: [string, unknown][] = [
    [`/tasks/${claimable}/claim`, {}],
    [`/attempts/${attemptId}/accept`, {}],
    [`/attempts/${attemptId}/heartbeat`, { percent: 20 }],
    [`/attempts/${attemptId}/activities`, { type: "action", body: "did it" }],
    [
      `/attempts/${attemptId}/artifacts`,
      { name: "a.md", url: "https://example.org/a.md", sha256: "0".repeat(64) },
    ],
    [`/threads/${claimed.threadId}/messages`, { body: "hello" }],
    ["/inbox/ack", { delivery_ids: [] }],
    ["/check-in", { status: "available" }],
    [`/attempts/${attemptId}/submit`, { summary: "done" }],
  ];
  const send = ([path, body]: [string, unknown], i: number) =>
    agent.post(path, body, { "idempotency-key": `restart ${i}` });
  const before: AgentAnswer[] = [];
  for (const [i, call] of calls.entries()) before.push(await send(call, i));
  const profile = { summary: "new words", skills: [{ id: "writing" }] };
  const put = () =>
    agent.call("/me/profile", {
      method: "PUT",
      body: profile,
      headers: { "idempotency-key": "restart put" },
    });
  const putBefore = await put();
  expect(before.map(({ status }) => status)).toEqual([200, 200, 200, 202, 201, 201, 200, 200, 202]);

  await instance.restart();
  for (const [i, call] of calls.entries()) {
    const again = await send(call, i);
    expect([again.status, replayed(again), again.body], call[0]).toEqual([
      before[i]?.status,
      "true",
      before[i]?.body,
    ]);
  }
  const putAgain = await put();
  expect([replayed(putAgain), putAgain.body]).toEqual(["true", putBefore.body]);
  const kept = JSON.stringify(await instance.rows("select answer from idempotency_key"));
  expect(kept).not.toContain("Sealed");

  instance.clock.advance(86_401);
  const nextDay = await agent.post("/check-in", { status: "available" }, { "idempotency-key": "restart 7" });
  expect([nextDay.status, replayed(nextDay)]).toEqual([200, null]);
});

test("an upload with the same key and the same file is one artifact", async () => {
  await room.task({ title: "Uploads" });
  const attemptId = await agent.accept();
  const send = (content: string) => {
    const form = new FormData();
    form.append("file", new Blob([content]), "b.md");
    return agent.call(`/attempts/${attemptId}/artifacts`, {
      raw: form,
      headers: { "idempotency-key": "upload" },
    });
  };
  const first = await send("one");
  const again = await send("one");
  expect([first.status, again.status, replayed(again)]).toEqual([201, 201, "true"]);
  expect(again.body.artifact).toEqual(first.body.artifact);
  expect((await send("two")).body.code).toBe("idempotency_key_conflict");
});
