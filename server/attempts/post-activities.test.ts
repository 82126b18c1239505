import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

/** An agent at work that says something every 100 seconds while it may be silent for 300. */
async function after(said: readonly object[]) {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const clocks = { lease_seconds: 200, progress_seconds: 200, stall_seconds: 300 };
  const taskId = await room.task({ clocks });
  const attemptId = await agent.accept();
  for (const activity of said) {
    await room.pass(100);
    await agent.post(`/attempts/${attemptId}/activities`, activity);
  }
  return (await room.page(taskId)).attempts[0];
}

test("a program that says the same for ever is alive, and stalled all the same", async () => {
  const attempt = await after(Array.from({ length: 6 }, () => ({ type: "thought", body: "thinking…" })));
  expect(attempt).toMatchObject({
    status: "stalled",
    end: { clock: "progress", evidence: "thought: thinking…" },
  });
});

test("what differs is work: other words, or the same action with another parameter", async () => {
  const words = await after(Array.from({ length: 6 }, (_, i) => ({ type: "thought", body: `step ${i}` })));
  expect(words?.status).toBe("working");
  const action = { type: "action", body: "", action: "read" };
  const actions = await after(Array.from({ length: 6 }, (_, i) => ({ ...action, parameter: `page ${i}` })));
  expect(actions?.status).toBe("working");
});
