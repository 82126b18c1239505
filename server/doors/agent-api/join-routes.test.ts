import { afterAll, beforeAll, expect, test } from "vitest";
import { type AgentCall, callAgentApi } from "../../testing/agent-answer.ts";
import { aJoinedAgent, joinBody, TestAgent } from "../../testing/test-agent.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

const api = (path: string, options: AgentCall = {}) => callAgentApi(instance.agentApi, path, options);
const anInvite = async (kind: "agent" | "human" = "agent") =>
  (await instance.owner.members.createInvite.mutate({ workspaceId: room.id, kind })).code;
const join = (code: string, body: object = joinBody()) => api("/join", { body: { ...body, code } });
async function waiting() {
  const { body } = await join(await anInvite());
  return {
    agentId: body.agent_id,
    claim: () => api(body.claim_url, { key: body.claim_token, body: {} }),
    body,
  };
}

test("an invited agent waits for a person, then gets its key once", async () => {
  const { agentId, claim, body } = await waiting();
  expect(body).toMatchObject({
    status: "pending_approval",
    claim_url: expect.stringContaining(instance.url),
  });
  const early = await claim();
  expect([early.status, early.body.status]).toEqual([202, "pending_approval"]);
  expect(early.headers.get("retry-after")).toBe(String(early.body.retry_after));
  expect(await instance.owner.agents.approve.mutate({ agentId })).toEqual({ status: "verifying" });
  const { status, body: got } = await claim();
  expect(status).toBe(200);
  expect(got.api_key).toMatch(/^cga_.{40,}$/);
  expect(got.webhook_secret).toMatch(/^whsec_/);
  expect(got.workspace).toMatchObject({ id: room.id, name: "Room", goal: "See it work" });
  const second = await claim();
  expect([second.status, second.body.code]).toEqual([410, "already_claimed"]);
  const me = await new TestAgent(instance, got.agent_id, got.api_key, got.webhook_secret).get("/me");
  expect(me.body.agent).toMatchObject({ id: agentId, status: "verifying" });
});

test("keys are stored hashed and secrets sealed", async () => {
  const agent = await aJoinedAgent(instance, room.id, {
    delivery: { mode: "pull", headers: { Authorization: "Bearer hers" } },
  });
  const stored = JSON.stringify(await instance.rows("select * from agent"));
  const kept = JSON.stringify(await instance.rows("select * from event")) + stored;
  for (const secret of [agent.key, agent.secret, "Bearer hers"]) expect(kept).not.toContain(secret);
});

test("a refused agent is told so at its claim", async () => {
  const { agentId, claim } = await waiting();
  await instance.owner.agents.refuse.mutate({ agentId });
  const { status, body } = await claim();
  expect([status, body.code]).toEqual([403, "join_refused"]);
});

test("an agent revoked before its claim gets no key", async () => {
  const { agentId, claim } = await waiting();
  await instance.owner.agents.revoke.mutate({ agentId });
  const { status, body } = await claim();
  expect([status, body.code]).toEqual([403, "join_refused"]);
});

test("a claim needs the token of that very agent", async () => {
  const one = await waiting();
  const other = await waiting();
  for (const key of [other.body.claim_token, "cgc_made-up", null]) {
    const { status, body } = await api(one.body.claim_url, { key, body: {} });
    expect([status, body.code]).toEqual([401, "unauthorized"]);
  }
});

test("an invite is good for one agent and 15 minutes", async () => {
  const used = await anInvite();
  await join(used);
  expect((await join(used)).body).toMatchObject({ status: 410, code: "invite_used" });
  const old = await anInvite();
  instance.clock.advance(15 * 60 + 1);
  expect((await join(old)).body).toMatchObject({ status: 410, code: "invite_expired" });
});

test("two agents that use one invite at the same moment: one is in", async () => {
  const code = await anInvite();
  const answers = await Promise.all([join(code), join(code), join(code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410]);
});

test("a claim that nobody made for a day has expired", async () => {
  const { claim } = await waiting();
  instance.clock.advance(24 * 3600 + 1);
  expect((await claim()).body).toMatchObject({ status: 410, code: "invite_expired" });
});

test("an unknown code and the code of a person's invite are no invite for an agent", async () => {
  expect((await join("NOSUCHCODE")).body).toMatchObject({ status: 404, code: "invite_not_found" });
  expect((await join(await anInvite("human"))).body).toMatchObject({ status: 404, code: "invite_not_found" });
});

test("a code is taken however it was typed", async () => {
  expect((await join(`  ${(await anInvite()).toLowerCase()} `)).status).toBe(201);
});

test("no code and no token: the answer says what to send", async () => {
  const { status, body } = await api("/join", { body: joinBody() });
  expect([status, body.errors[0]?.path]).toEqual([422, "code"]);
});

test("a registration token lets in as many as it has uses, without a person, until it expires", async () => {
  const make = (uses: number) =>
    instance.owner.agents.createRegistrationToken.mutate({ workspaceId: room.id, uses, ttlSeconds: 60 });
  const { token } = await make(2);
  for (const name of ["One", "Two"]) {
    const joined = await api("/join", { key: token, body: joinBody({ name }) });
    expect([joined.status, joined.body.status]).toEqual([201, "verifying"]);
    expect((await api(joined.body.claim_url, { key: joined.body.claim_token, body: {} })).status).toBe(200);
  }
  expect((await api("/join", { key: token, body: joinBody() })).body).toMatchObject({
    status: 410,
    code: "invite_used",
  });
  const late = await make(1);
  instance.clock.advance(61);
  expect((await api("/join", { key: late.token, body: joinBody() })).body).toMatchObject({
    code: "invite_expired",
  });
  expect((await api("/join", { key: "cgr_made-up", body: joinBody() })).body).toMatchObject({
    code: "unauthorized",
  });
});

test("what a registration token let in is on record", async () => {
  const fresh = await aWorkspace(instance);
  const agent = await fresh.agent();
  const joined = (await fresh.events()).filter(
    (event) => event.agentId === agent.id || event.type === "registration_token.created",
  );
  expect(joined.map((event) => event.type)).toEqual([
    "registration_token.created",
    "agent.joined",
    "agent.approved",
    "agent.claimed",
    "agent.came_online",
    "agent.activated",
  ]);
  expect(joined[1]?.data).toMatchObject({ via: "token" });
});

test("joining again with the key changes the same agent", async () => {
  const agent = await aJoinedAgent(instance, room.id, { name: "Before" });
  const again = await api("/join", {
    key: agent.key,
    body: joinBody({ name: "After", skills: ["drawing"] }),
  });
  expect([again.status, again.body.agent_id]).toEqual([200, agent.id]);
  const page = await instance.owner.agents.show.query({ agentId: agent.id });
  expect([page.name, page.skills.map((skill) => skill.id), page.status]).toEqual([
    "After",
    ["drawing"],
    "active",
  ]);
  const named = await instance.rows("select 1 from agent where name in ('Before','After')");
  expect(named).toHaveLength(1);
  expect((await api("/join", { key: "cga_made-up", body: joinBody() })).body).toMatchObject({
    code: "unauthorized",
  });
});

test("a delivery that could never work is refused when joining", async () => {
  const deliveries: [object, string][] = [
    [{ mode: "webhook" }, "delivery.url"],
    [{ mode: "webhook", url: "ftp://example.org/x" }, "delivery.url"],
    [{ mode: "webhook", url: "http://10.0.0.1/hook" }, "delivery.url"],
    [{ mode: "webhook", url: "http://user:pass@example.org/hook" }, "delivery.url"],
    [{ mode: "a2a", url: "https://example.org/a2a" }, "delivery.mode"],
    [{ mode: "pull", headers: { "X-A": "one\r\nX-B: two" } }, "delivery.headers.X-A"],
    [{ mode: "pull", headers: { Host: "elsewhere" } }, "delivery.headers.Host"],
    [{ mode: "pull", headers: { "Content-Length": "7" } }, "delivery.headers.Content-Length"],
    [{ mode: "pull", headers: { "Webhook-Signature": "forged" } }, "delivery.headers.Webhook-Signature"],
  ];
  for (const [delivery, path] of deliveries) {
    const { status, body } = await join("ANY", { ...joinBody(), delivery });
    expect([status, body.errors?.[0]?.path], JSON.stringify(delivery)).toEqual([422, path]);
  }
});
