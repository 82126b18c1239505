import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { fitEnvelope } from "./fit-envelope.ts";

const limit = 20_000;
let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

test("what fits is left as it is", () => {
  const data = {
    task: { title: "t", instructions: "x".repeat(15_000) },
    lines: Array.from({ length: 60 }, () => "l"),
  };
  expect(fitEnvelope(data)).toBe(data);
});

test("ids and addresses are never cut", () => {
  const url = `https://example.org/${"p".repeat(2_000)}`;
  const fitted = fitEnvelope({ report_url: url, id: "i".repeat(500), body: "x".repeat(100_000) });
  expect([fitted.report_url, fitted.id.length]).toEqual([url, 500]);
  expect(JSON.stringify(fitted).length).toBeLessThan(limit);
});

test("an assignment of the largest task there can be stays under 20 kB and points to the whole", async () => {
  const agent = await room.agent({ skills: Array.from({ length: 20 }, (_, i) => `${i}${"技".repeat(60)}`) });
  for (const filler of ["x", "ü", "技", '"', "\u0001", "🙂"]) {
    const long = (most: number) => filler.repeat(Math.floor(most / filler.length));
    const taskId = await room.task({
      title: `T${long(190)}`,
      instructions: `I${long(49_000)}`,
      acceptance: Array.from({ length: 50 }, () => `A${long(990)}`),
      skills: Array.from({ length: 20 }, (_, i) => `${i}${"技".repeat(60)}`),
    });
    const { data, ...rest } = await agent.next("task.assigned");
    expect(Buffer.byteLength(JSON.stringify({ ...rest, data })), filler).toBeLessThan(limit);
    expect(data.task.instructions.isWellFormed()).toBe(true);
    const context = await agent.get(new URL(data.task.context_url).pathname.replace("/api/agent/v1", ""));
    expect(context.body.task).toMatchObject({ id: taskId, instructions: `I${long(49_000)}` });
    await agent.post(`/attempts/${data.attempt.id}/submit`, { summary: "read it" });
  }
});

test("a long answer, a long message and a long review stay under 20 kB", async () => {
  const agent = await room.agent({ name: "Reader", skills: ["reading"] });
  const taskId = await room.task({ skills: ["reading"], review: "person" });
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/activities`, { type: "elicitation", body: "?" });
  await instance.owner.tasks.answer.mutate({ taskId, answer: "技".repeat(19_000) });
  const answer = await agent.next("task.message");
  const { threadId } = await room.page(taskId);
  await instance.owner.threads.post.mutate({ threadId, body: "🙂".repeat(9_000) });
  const message = await agent.next("message.posted");
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "s" });
  await room.reached(taskId, "in-review");
  const lines = Array.from({ length: 100 }, () => ({
    criterion: "c".repeat(900),
    passed: false,
    evidence: "技".repeat(4_000),
  }));
  await instance.owner.tasks.review.mutate({
    taskId,
    verdict: "changes_requested",
    comment: "技".repeat(4_900),
    lines,
  });
  const changes = await agent.next("task.changes_requested");
  for (const envelope of [answer, message, changes])
    expect(Buffer.byteLength(JSON.stringify(envelope))).toBeLessThan(limit);
  expect(changes.data.comment).toMatch(/^技+… \(cut to fit the envelope\)$/);
});
