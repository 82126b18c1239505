import { TRPCClientError } from "@trpc/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsOfPreset } from "#server/domain/model-settings.ts";
import { may, type Right, type roles } from "#server/domain/policy.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aPerson, type TestPerson } from "../../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";
import { appRouter } from "./router.ts";

let instance: TestInstance;
let room: TestWorkspace;
let people: Record<"admin" | "member" | "viewer", TestPerson>;
let ids: {
  taskId: string;
  agentId: string;
  memberId: string;
  threadId: string;
  lateId: string;
  artifactId: string;
  workspaceId: string;
  runId: string;
  playbookId: string;
  decisionId: string;
};
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  const [admin, member, viewer] = await Promise.all(
    (["admin", "member", "viewer"] as const).map((role) => aPerson(instance, room.id, role)),
  );
  if (!admin || !member || !viewer) throw new Error("three were made");
  people = { admin, member, viewer };
  const agent = await room.agent();
  const taskId = await room.task({ clocks: { lease_seconds: 60 } });
  const attemptId = await agent.accept();
  await room.pass(61);
  await instance.owner.workspaces.pause.mutate({ workspaceId: room.id });
  const late = await agent.upload(attemptId, "late.md");
  const { me } = (await member.api.workspaces.board.query({ workspaceId: room.id })) ?? {
    me: { memberId: "" },
  };
  const { threadId } = await room.page(taskId);
  const run = await instance.owner.runs.create.mutate({ workspaceId: room.id, goal: "See it work" });
  const text = "# P\nGoal: Do\n## a: T";
  const playbook = await instance.owner.playbooks.save.mutate({ workspaceId: room.id, text });
  const [decision] = await instance.owner.decisions.list.query({ workspaceId: room.id });
  ids = {
    taskId,
    agentId: agent.id,
    memberId: me.memberId,
    threadId,
    lateId: late.body.late_result_id,
    artifactId: (await room.page(taskId)).artifacts[0]?.id ?? "",
    workspaceId: room.id,
    runId: run.id,
    playbookId: playbook.id,
    decisionId: decision?.id ?? "",
  };
}, 60_000);
afterAll(() => instance.stop());

type Demand = Right | "signed in" | "anyone" | "the operator";
/** The right every procedure demands, and an input that comes past the check of its fields. */
const table: Record<string, [Demand, object]> = {
  "agents.list": ["workspace.read", { workspaceId: 1 }],
  "agents.show": ["workspace.read", { agentId: 1 }],
  "agents.approve": ["agent.approve", { agentId: 1 }],
  "agents.refuse": ["agent.approve", { agentId: 1 }],
  "agents.pause": ["agent.control", { agentId: 1 }],
  "agents.resume": ["agent.control", { agentId: 1 }],
  "agents.revoke": ["agent.control", { agentId: 1 }],
  "agents.edit": ["agent.control", { agentId: 1, name: "N" }],
  "agents.resetRecord": ["agent.control", { agentId: 1 }],
  "agents.createRegistrationToken": ["token.create", { workspaceId: 1 }],
  "coordinator.model": ["workspace.read", { workspaceId: 1 }],
  "coordinator.edit": ["model.edit", { workspaceId: 1, enabled: true, settings: settingsOfPreset("kimi") }],
  "coordinator.test": ["model.edit", { workspaceId: 1, settings: settingsOfPreset("kimi") }],
  "coordinator.usage": ["workspace.read", { workspaceId: 1 }],
  "decisions.list": ["workspace.read", { workspaceId: 1 }],
  "decisions.show": ["workspace.read", { decisionId: 1 }],
  "decisions.overrule": ["decision.overrule", { decisionId: 1, choice: "other" }],
  "events.since": ["workspace.read", { workspaceId: 1 }],
  "members.me": ["anyone", {}],
  "members.list": ["workspace.read", { workspaceId: 1 }],
  "members.createInvite": ["agent.invite", { workspaceId: 1, kind: "agent" }],
  "members.invite": ["anyone", { code: "NONE" }],
  "members.acceptInvite": ["signed in", { code: "NONE" }],
  "members.setRole": ["member.edit", { memberId: 1, role: "member" }],
  "members.remove": ["member.edit", { memberId: 1 }],
  "members.updateAccount": ["signed in", { name: "", email: "x" }],
  "members.signInLink": ["the operator", {}],
  "playbooks.list": ["workspace.read", { workspaceId: 1 }],
  "playbooks.show": ["workspace.read", { workspaceId: 1, id: "data-brief" }],
  "playbooks.save": ["playbook.edit", { workspaceId: 1, text: "none" }],
  "playbooks.remove": ["playbook.edit", { playbookId: 1 }],
  "runs.create": ["run.create", { workspaceId: 1, goal: "g" }],
  "runs.list": ["workspace.read", { workspaceId: 1 }],
  "runs.show": ["workspace.read", { runId: 1 }],
  "runs.checkPlan": ["workspace.read", { workspaceId: 1, plan: "none" }],
  "runs.savePlan": ["run.control", { runId: 1, baseVersion: 9, plan: "none" }],
  "runs.approve": ["run.control", { runId: 1, version: 9 }],
  "runs.discard": ["run.control", { runId: 1 }],
  "runs.ask": ["run.control", { runId: 1, words: "w" }],
  "runs.pause": ["run.control", { runId: 1 }],
  "runs.resume": ["run.control", { runId: 1 }],
  "runs.abort": ["run.control", { runId: 1 }],
  "runs.edit": ["run.control", { runId: 1, title: "t" }],
  "runs.review": ["run.control", { runId: 1, accepted: true }],
  "runs.retry": ["run.control", { runId: 1 }],
  "tasks.create": ["task.create", { workspaceId: 1, task: { title: "t" } }],
  "tasks.createMany": ["task.create", { workspaceId: 1, tasks: [{ title: "t" }] }],
  "tasks.list": ["workspace.read", { workspaceId: 1 }],
  "tasks.show": ["workspace.read", { taskId: 1 }],
  "tasks.preview": ["workspace.read", { artifactId: 1 }],
  "tasks.candidates": ["workspace.read", { taskId: 1 }],
  "tasks.edit": ["task.edit", { taskId: 1, title: "t" }],
  "tasks.move": ["task.edit", { taskId: 1, rank: 1 }],
  "tasks.cancel": ["task.edit", { taskId: 1 }],
  "tasks.assign": ["task.edit", { taskId: 1, agentId: "ag_none" }],
  "tasks.answer": ["task.edit", { taskId: 1, answer: "a" }],
  "tasks.review": ["task.review", { taskId: 1, verdict: "accepted" }],
  "tasks.correct": ["task.create", { taskId: 1, words: "w" }],
  "tasks.retry": ["task.edit", { taskId: 1 }],
  "tasks.allowAgent": ["task.edit", { taskId: 1, agentId: "ag_none" }],
  "tasks.useLateResult": ["task.review", { lateId: 1 }],
  "threads.messages": ["workspace.read", { threadId: 1 }],
  "threads.ofTasks": ["workspace.read", { workspaceId: 1 }],
  "threads.post": ["message.post", { threadId: 1, body: "b" }],
  "workspaces.list": ["signed in", {}],
  "workspaces.create": ["signed in", { name: "", goal: "" }],
  "workspaces.board": ["workspace.read", { workspaceId: 1 }],
  "workspaces.settings": ["workspace.read", { workspaceId: 1 }],
  "workspaces.edit": ["workspace.edit", { workspaceId: 1, rules: "r" }],
  "workspaces.pause": ["workspace.pause", { workspaceId: 1 }],
  "workspaces.resume": ["workspace.pause", { workspaceId: 1 }],
  "workspaces.startDemo": ["token.create", { workspaceId: 1 }],
  "workspaces.stopDemo": ["token.create", { workspaceId: 1 }],
  "workspaces.demoState": ["workspace.read", { workspaceId: 1 }],
};
/** Every procedure by its path. */
function flat(rooms: object): Record<string, { _def: { type: string } }> {
  const found = Object.entries(rooms).map(
    ([name, one]) => [name, one as { _def: { type: string } }] as const,
  );
  return Object.fromEntries(found);
}
const procedures: Record<string, { _def: { type: string } }> = flat(appRouter._def.procedures);

test("the table names every procedure there is, and no other", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(procedures).sort());
});

/** Calls a procedure by name with this cookie; answers with the refusal's code, or "allowed". */
async function attempt(
  name: string,
  cookie: string | null,
  subjects: Record<string, string>,
): Promise<string> {
  const [, wish] = table[name] ?? [null, {}];
  const input = Object.fromEntries(
    Object.entries(wish).map(([key, value]) => [key, value === 1 ? (subjects[key] ?? 1) : value]),
  );
  const isQuery = procedures[name]?._def.type === "query";
  const json = JSON.stringify({ json: input });
  const url = `${instance.url}/api/trpc/${name}${isQuery ? `?input=${encodeURIComponent(json)}` : ""}`;
  const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
  const response = await fetch(url, isQuery ? { headers } : { method: "POST", headers, body: json });
  const answer = (await response.json()) as { error?: { json: { data: { refusal: { code: string } } } } };
  const code = answer.error?.json.data.refusal.code ?? "allowed";
  expect(code, name).not.toBe("internal");
  return code;
}
/** Refused for want of rights, or let through to the verb (which may still say no for its own reasons). */
const isRefused = (code: string): boolean => code === "forbidden" || code === "unauthorized";

// Nothing may be changed by the trying: verbs that would end something are asked by those who may not.
const ending = new Set(["agents.revoke", "members.remove", "members.setRole", "workspaces.startDemo"]);

for (const [name, [right]] of Object.entries(table)) {
  test(`${name} asks for ${right}`, async () => {
    const open = right === "anyone";
    expect(isRefused(await attempt(name, null, ids)), "without a session").toBe(!open);
    for (const role of ["admin", "member", "viewer"] as const) {
      const allowed = open || right === "signed in" || (right !== "the operator" && may(role, right));
      if (allowed && ending.has(name)) continue;
      expect([role, isRefused(await attempt(name, people[role].cookie, ids))]).toEqual([role, !allowed]);
    }
  });
}

test("whoever is no member finds nothing there, whatever they ask for", async () => {
  const elsewhere = await aWorkspace(instance);
  const outsider = await aPerson(instance, elsewhere.id, "admin", "Outsider");
  for (const [name, [right]] of Object.entries(table)) {
    if (right === "anyone" || right === "signed in" || right === "the operator") continue;
    expect([name, await attempt(name, outsider.cookie, ids)]).toEqual([name, "not_found"]);
  }
});

test("a worker's role cannot be given to a person, nor may one outside the roles", async () => {
  const give = (role: (typeof roles)[number]) =>
    instance.owner.members.setRole.mutate({ memberId: ids.memberId, role });
  await expect(give("worker")).rejects.toThrow("Only people have roles");
  await expect(give("king" as "admin")).rejects.toBeInstanceOf(TRPCClientError);
});

test("only owners and admins invite people; a member may invite an agent", async () => {
  const invite = (person: TestPerson, kind: "human" | "agent") =>
    person.api.members.createInvite.mutate({ workspaceId: room.id, kind });
  await expect(invite(people.member, "human")).rejects.toThrow("Only owners and admins");
  expect((await invite(people.member, "agent")).url).toContain("/join/");
  expect((await invite(people.admin, "human")).code).toMatch(/^[2-9A-Z]{10}$/);
});
