import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { LinkArtifact } from "#server/domain/report.ts";
import { callAgentApi } from "../../testing/agent-answer.ts";
import type { TestAgent } from "../../testing/test-agent.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";
import { fieldPaths, type JsonSchema, oddValues, withField } from "../../testing/wrong-values.ts";
import { agentRoutes } from "./agent-door.ts";

let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
let ids: { attempt_id: string; task_id: string; thread_id: string; agent_id: string };
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance, { maxAttempts: 50 });
  agent = await room.agent({ max_concurrency: 100 });
  const taskId = await room.task();
  const attemptId = await agent.accept();
  const { threadId } = await room.page(taskId);
  ids = { attempt_id: attemptId, task_id: taskId, thread_id: threadId, agent_id: agent.id };
}, 60_000);
afterAll(() => instance.stop());

/** A right body for every route that has one: what each wrong value is set into. */
const right: Record<string, unknown> = {
  "/join": {
    code: "NONE",
    name: "X",
    profile: { skills: [{ id: "s" }] },
    delivery: { mode: "pull", headers: { "X-A": "b" } },
  },
  "/claims/{agent_id}": {},
  "/attempts/{attempt_id}/accept": { external_id: "x", eta_seconds: 1 },
  "/attempts/{attempt_id}/reject": { code: "nonsense so that it is refused", message: "no" },
  "/attempts/{attempt_id}/heartbeat": { note: "n", percent: 1, usage: { input_tokens: 1 } },
  "/attempts/{attempt_id}/activities": { type: "thought", body: "b" },
  "/attempts/{attempt_id}/artifacts": { name: "n", url: "https://example.org/n", sha256: "0".repeat(64) },
  "/attempts/{attempt_id}/submit": {
    summary: "s",
    artifacts: ["ar_none"],
    checks: [{ name: "n", passed: true }],
  },
  "/attempts/{attempt_id}/fail": { code: "", retryable: true, message: "m" },
  "/inbox/ack": { delivery_ids: [] },
  "/check-in": {},
  "/keys/rotate": {},
  "/me/profile": { skills: [{ id: "writing" }], max_concurrency: 100 },
  "/tasks": { title: "t", skills: ["nobody"], outputs: [{ name: "o" }] },
  "/tasks/{task_id}/claim": {},
  "/threads/{thread_id}/messages": { body: "b" },
};

const routes = agentRoutes.flatMap((route) => {
  const schema = route.path.endsWith("/artifacts") && route.method === "POST" ? LinkArtifact : route.body;
  return schema ? [{ ...route, schema }] : [];
});

test("every route with a body is tried", () => {
  expect(routes.map((route) => route.path).sort()).toEqual(Object.keys(right).sort());
});

for (const { method, path, schema, auth } of routes) {
  test(`${method} ${path}: every wrong value of every field is refused by its path or valid, never an error of ours`, async () => {
    const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
    const at = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]);
    const wrong: string[] = [];
    let sent = 0;
    for (const field of fieldPaths(json)) {
      const tries = oddValues.map(async (value) => {
        const body = withField(right[path], field, value);
        const key = auth === "key" ? agent.key : null;
        const answer = await callAgentApi(instance.agentApi, at, { method, key, body });
        const shown = `${field.join(".")} = ${JSON.stringify(value).slice(0, 60)} → ${answer.status} ${answer.text.slice(0, 200)}`;
        sent++;
        if (answer.status >= 500) wrong.push(shown);
        if (answer.status === 422 && !answer.body.errors?.some((error) => typeof error.path === "string"))
          wrong.push(`no path: ${shown}`);
        const parsed = schema.safeParse(body).success;
        const keepable = !/\\u0000|\\ud8/.test(JSON.stringify(body));
        if (!parsed && answer.status !== 422) wrong.push(`taken although wrong: ${shown}`);
        if (parsed && keepable && answer.status === 422 && answer.body.errors[0]?.path === "")
          wrong.push(`refused although right: ${shown}`);
      });
      await Promise.all(tries);
    }
    expect(wrong).toEqual([]);
    if (fieldPaths(json).length > 0) expect(sent).toBeGreaterThanOrEqual(oddValues.length);
  });
}

test("after all of it the instance works on, and its log has no gap", async () => {
  await agent.post("/check-in", { status: "available" });
  const events = await room.events();
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
  expect((await agent.get("/me")).status).toBe(200);
});
