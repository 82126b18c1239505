import { afterAll, beforeAll, expect, test } from "vitest";
import { callAgentApi } from "../../testing/agent-answer.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace } from "../../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot({ AGENT_RATE_PER_MINUTE: 12, AGENT_RATE_BURST: 6 });
});
afterAll(() => instance.stop());

test("beyond its minute and its burst an agent is rate_limited with Retry-After; others are not", async () => {
  const room = await aWorkspace(instance);
  const greedy = await room.agent();
  const modest = await room.agent();
  const statuses: number[] = [];
  for (let n = 0; n < 20; n++) statuses.push((await greedy.post("/check-in")).status);
  const allowed = statuses.filter((status) => status === 200).length;
  // Joining had cost some calls already; together they are never more than the minute and the burst.
  expect(allowed).toBeGreaterThan(6);
  expect(allowed).toBeLessThanOrEqual(18);
  expect(new Set(statuses.slice(allowed))).toEqual(new Set([429]));
  const refused = await greedy.post("/check-in");
  expect(refused.body.code).toBe("rate_limited");
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await modest.post("/check-in")).status).toBe(200);
});

test("calls without a key are limited by their address", async () => {
  const codes: string[] = [];
  for (let n = 0; n < 25; n++) {
    const { body } = await callAgentApi(instance.agentApi, "/join", {
      body: { name: "Guess", code: `GUESS${n}` },
    });
    codes.push(body.code);
  }
  expect(codes.at(-1)).toBe("rate_limited");
});
