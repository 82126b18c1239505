import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aPerson, type TestPerson } from "../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

const limit = 200_000;
let instance: TestInstance;
let room: TestWorkspace;
let member: TestPerson;
let viewer: TestPerson;
let outsider: TestPerson;
beforeAll(async () => {
  instance = await TestInstance.boot({ ARTIFACT_MAX_BYTES: limit });
  room = await aWorkspace(instance);
  member = await aPerson(instance, room.id, "member");
  viewer = await aPerson(instance, room.id, "viewer");
  outsider = await aPerson(instance, (await aWorkspace(instance)).id, "admin", "Outsider");
});
afterAll(() => instance.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(instance.url + path, { headers, redirect: "manual" });
const upload = (person: TestPerson | null, body: BodyInit, name = "a.txt") =>
  fetch(`${instance.url}/api/files?workspace=${room.id}`, {
    method: "POST",
    headers: {
      ...(person ? { cookie: person.cookie } : {}),
      "x-file-name": name,
      "content-type": "text/html",
    },
    body,
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test("the health page tells of database, loops and queues", async () => {
  const response = await get("/api/health");
  const health = (await response.json()) as {
    ok: boolean;
    loops: { name: string }[];
    queues: { workspaceId: string }[];
  };
  expect([response.status, health.ok]).toEqual([200, true]);
  expect(health.loops.map((loop) => loop.name).sort()).toEqual([
    "coordinate",
    "deliver",
    "probe",
    "relay",
    "sweep",
  ]);
  expect(health.queues.map((queue) => queue.workspaceId)).toContain(room.id);
});

test("an invite opened without a browser is markdown with the very calls, for its very address", async () => {
  const { code, url } = await instance.owner.members.createInvite.mutate({
    workspaceId: room.id,
    kind: "agent",
  });
  const response = await fetch(url, { headers: { accept: "text/markdown" } });
  const text = await response.text();
  expect([response.status, response.headers.get("content-type")]).toEqual([
    200,
    "text/markdown; charset=utf-8",
  ]);
  for (const part of [
    "# Join “Room”",
    "See it work",
    `"code": "${code}"`,
    `${instance.agentApi}/join`,
    "agent.ping",
  ])
    expect(text).toContain(part);
  expect((await get("/join/NOSUCHCODE", { accept: "*/*" })).status).toBe(404);
  expect(await (await get("/skill.md")).text()).toContain("# Working in Claw Group");
  const human = await instance.owner.members.createInvite.mutate({ workspaceId: room.id, kind: "human" });
  expect(await (await fetch(human.url)).text()).toContain("This invite is for a person");
  instance.clock.advance(0);
  await instance.rows(`update invite set "usesLeft"=0`);
  expect((await fetch(url)).status).toBe(410);
});

test("a member uploads and every member reads; a viewer does not upload, outsiders find nothing, strangers are asked to sign in", async () => {
  const sent = await upload(member, "<script>alert(1)</script>", encodeURIComponent("sträng.html"));
  expect(sent.status).toBe(201);
  const { upload_id } = (await sent.json()) as { upload_id: string };
  const path = `/api/files/${upload_id}/content`;
  const read = await get(path, { cookie: viewer.cookie });
  expect([read.status, await read.text()]).toEqual([200, "<script>alert(1)</script>"]);
  expect(read.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''str%C3%A4ng.html");
  expect(read.headers.get("content-security-policy")).toContain("sandbox");
  expect(read.headers.get("x-content-type-options")).toBe("nosniff");
  expect([
    (await upload(viewer, "x")).status,
    (await upload(outsider, "x")).status,
    (await upload(null, "x")).status,
  ]).toEqual([403, 404, 401]);
  expect([(await get(path, { cookie: outsider.cookie })).status, (await get(path)).status]).toEqual([
    404, 401,
  ]);
});

test("an upload that is too large, empty or without a name is refused with words", async () => {
  const large = await upload(member, "x".repeat(limit + 1));
  expect([large.status, await codeOf(large)]).toEqual([413, "payload_too_large"]);
  const streamed = await fetch(`${instance.url}/api/files?workspace=${room.id}`, {
    method: "POST",
    headers: { cookie: member.cookie, "x-file-name": "s" },
    body: new Blob(["y".repeat(limit * 3)]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect(await codeOf(await upload(member, ""))).toBe("invalid_request");
  for (const name of ["%ff", "..", "%00", "%2F"])
    expect((await upload(member, "x", name)).status, name).toBe(422);
  const nameless = await fetch(`${instance.url}/api/files?workspace=${room.id}`, {
    method: "POST",
    headers: { cookie: member.cookie },
    body: "x",
  });
  expect(nameless.status).toBe(422);
});

test("an artifact is downloaded by members and never shown as a page of this origin", async () => {
  const agent = await room.agent();
  const taskId = await room.task();
  const attemptId = await agent.accept();
  const { body } = await agent.upload(attemptId, "page.html", "<h1>hello</h1>", { media_type: "text/html" });
  const path = `/api/artifacts/${body.artifact.id}/content`;
  const read = await get(path, { cookie: viewer.cookie });
  expect([read.status, read.headers.get("content-type")]).toEqual([200, "text/html"]);
  expect(read.headers.get("content-disposition")).toMatch(/^attachment/);
  expect((await get(path, { cookie: outsider.cookie })).status).toBe(404);
  expect((await get(path, { authorization: `Bearer ${agent.key}` })).status).toBe(401);
  expect((await room.page(taskId)).card.artifacts).toHaveLength(1);
});

test("an unknown path below /api is not found, and the operator's token is no more than a guess away from nothing", async () => {
  expect((await get("/api/nothing")).status).toBe(404);
  const guess = instance.api({ authorization: "Bearer clo_guess" });
  await expect(guess.workspaces.list.query()).rejects.toThrow("Sign in first");
});

test("a wrong method on any door is told with the right ones, never as a fault of ours", async () => {
  const tried = [
    ["DELETE", "/api/trpc/workspaces.list", "GET, POST"],
    ["POST", "/api/health", "GET, HEAD"],
    ["PUT", "/api/files", "POST"],
    ["POST", "/api/files/fl_none/content", "GET"],
  ] as const;
  for (const [method, path, allow] of tried) {
    const response = await fetch(instance.url + path, { method });
    const { code } = (await response.json()) as { code: string };
    expect([response.status, code, response.headers.get("allow")], path).toEqual([
      405,
      "method_not_allowed",
      allow,
    ]);
  }
});
