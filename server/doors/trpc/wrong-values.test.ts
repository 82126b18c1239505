import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { settingsOfPreset } from "#server/domain/model-settings.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";
import { until } from "../../testing/until.ts";
import { fieldPaths, type JsonSchema, oddValues, withField } from "../../testing/wrong-values.ts";
import { appRouter } from "./router.ts";

let instance: TestInstance;
let room: TestWorkspace;
let ids: Record<string, string>;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task({ skills: ["nobody"] });
  const { threadId } = await room.page(taskId);
  const run = await instance.owner.runs.create.mutate({ workspaceId: room.id, goal: "See it work" });
  const text = "# P\nGoal: Do\n## a: T";
  const playbook = await instance.owner.playbooks.save.mutate({ workspaceId: room.id, text });
  const [owner] = await instance.rows<{ id: string }>(
    `select id from member where "workspaceId"=$1 and role='owner'`,
    [room.id],
  );
  await until("a decision", async () => (await instance.rows("select 1 from decision")).length > 0);
  const [decision] = await instance.owner.decisions.list.query({ workspaceId: room.id });
  ids = {
    workspaceId: room.id,
    agentId: agent.id,
    taskId,
    threadId,
    memberId: owner?.id ?? "",
    lateId: "lr_none",
    runId: run.id,
    playbookId: playbook.id,
    decisionId: decision?.id ?? "de_none",
  };
}, 60_000);
afterAll(() => instance.stop());

type Procedure = { _def: { type: string; inputs: z.ZodType[] } };
const procedures = Object.entries(appRouter._def.procedures).map(
  ([name, one]) => [name, one as unknown as Procedure] as const,
);
/** Right values for fields without which no other is looked at. */
const needed: Record<string, Record<string, unknown>> = {
  "tasks.create": { task: { title: "t", skills: ["nobody"] } },
  "tasks.createMany": { tasks: [{ title: "t", skills: ["nobody"] }] },
  "tasks.assign": { agentId: "ag_none" },
  "tasks.allowAgent": { agentId: "ag_none" },
  "tasks.answer": { answer: "a" },
  "tasks.review": { verdict: "accepted" },
  "threads.post": { body: "b" },
  "members.createInvite": { kind: "agent" },
  "members.setRole": { role: "owner" },
  "members.updateAccount": { name: "Owner", email: "not an address" },
  "members.invite": { code: "NONE" },
  "members.acceptInvite": { code: "NONE" },
  "coordinator.edit": { enabled: true, settings: settingsOfPreset("kimi") },
  "coordinator.test": { settings: settingsOfPreset("kimi") },
  "decisions.overrule": { choice: "another" },
  "playbooks.show": { id: "data-brief" },
  "playbooks.save": { text: "# P\nGoal: Do\n## a: T" },
  "runs.create": { goal: "g" },
  "runs.checkPlan": { plan: "# P\nGoal: Do\n## a: T" },
  "runs.savePlan": { baseVersion: 0, plan: "# P\nGoal: Do\n## a: T" },
  "runs.review": { accepted: true },
  "workspaces.create": { name: "", goal: "" },
};
/** A batch holds what tasks.create takes one of: its entries are looked at there. */
const depth: Record<string, number> = { "tasks.createMany": 2 };
/** Starts a program, or ends what the others need. */
const left = new Set(["workspaces.startDemo", "agents.revoke"]);

async function call(name: string, type: string, input: unknown): Promise<string | null> {
  const json = JSON.stringify({ json: input });
  const isQuery = type === "query";
  const url = `${instance.url}/api/trpc/${name}${isQuery ? `?input=${encodeURIComponent(json)}` : ""}`;
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${instance.running.operatorToken}`,
  };
  const response = await fetch(url, isQuery ? { headers } : { method: "POST", headers, body: json });
  const text = await response.text();
  // Node itself refuses an address longer than its limit.
  if (isQuery && response.status === 431) return null;
  const { error } = JSON.parse(text) as {
    error?: { json: { message: string; data: { refusal: { code: string } } } };
  };
  const code = error?.json.data.refusal.code;
  if (response.status >= 500 || code === "internal") return `${response.status} ${text.slice(0, 300)}`;
  return error && error.json.message.length < 3 ? `no words: ${text}` : null;
}

for (const [name, { _def }] of procedures) {
  if (left.has(name)) continue;
  test(`${name}: no wrong value of any field is an error of ours`, async () => {
    const schemas = _def.inputs.map(
      (input) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema,
    );
    const paths = schemas
      .flatMap((schema) => fieldPaths(schema))
      .filter((path) => path.length <= (depth[name] ?? 9));
    const given = Object.fromEntries(
      Object.entries(ids).filter(([key]) => paths.some((path) => path[0] === key)),
    );
    const wrong: string[] = [];
    for (const path of [[], ...paths]) {
      const tries = oddValues.map(async (value) => {
        const input = withField({ ...given, ...needed[name] }, path, value);
        const failure = await call(name, _def.type, input);
        if (failure) wrong.push(`${path.join(".")} = ${JSON.stringify(value)?.slice(0, 60)} → ${failure}`);
      });
      await Promise.all(tries);
    }
    expect(wrong).toEqual([]);
  });
}

test("after all of it the workspace works on, and its log has no gap", async () => {
  const events = await room.events();
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
  await room.task({ title: "Still here" });
});
