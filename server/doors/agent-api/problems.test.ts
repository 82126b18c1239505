import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AgentAnswer, callAgentApi } from "../../testing/agent-answer.ts";
import type { TestAgent } from "../../testing/test-agent.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  agent = await room.agent();
});
afterAll(() => instance.stop());

/** What every problem document has. */
function expectProblem({ status, headers, body }: AgentAnswer, code: string): void {
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body).toMatchObject({
    status,
    code,
    type: expect.stringContaining(code),
    title: expect.any(String),
  });
  expect(body.detail.length).toBeGreaterThan(5);
  expect(headers.get("x-request-id")).toBeTruthy();
}

test("an unknown path is not_found, a wrong method method_not_allowed with the right one", async () => {
  const unknown = await agent.get("/nothing/here");
  expect(unknown.status).toBe(404);
  expectProblem(unknown, "not_found");
  const wrong = await agent.call("/check-in", { method: "DELETE" });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
  expectProblem(wrong, "method_not_allowed");
});

test("no key, another scheme and a wrong key are unauthorized", async () => {
  const tries = [
    { key: null },
    { key: null, headers: { authorization: "Basic eDp5" } },
    { key: "cga_wrong" },
  ];
  for (const options of tries) {
    const answer = await agent.call("/me", { method: "GET", ...options });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expectProblem(answer, "unauthorized");
  }
});

test("malformed JSON is 400 with the parser's words", async () => {
  for (const raw of ["{", "{'a':1}", "[1,]", "\u0000", "undefined", '{"nonce": "a\nb"}']) {
    const answer = await agent.call("/check-in", { raw });
    expect(answer.status, raw).toBe(400);
    expectProblem(answer, "malformed_json");
  }
});

test("a body that is no object is refused, an empty one is an empty object", async () => {
  for (const raw of ["[]", "7", '"text"', "null", "true"]) {
    const answer = await agent.call("/check-in", { raw });
    expect(answer.status, raw).toBe(422);
    expectProblem(answer, "invalid_request");
  }
  expect((await agent.call("/check-in", { raw: "" })).status).toBe(200);
});

test("a body of 1.1 MiB is refused with 413 and the connection's end, however it is sent", async () => {
  const large = JSON.stringify({ nonce: "x".repeat(1.1 * 1024 * 1024) });
  const declared = await agent.call("/check-in", { raw: large });
  expect(declared.status).toBe(413);
  expectProblem(declared, "payload_too_large");
  const chunked = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${agent.key}`, "transfer-encoding": "chunked" };
    const req = request(`${instance.agentApi}/check-in`, { method: "POST", headers }, (res) => {
      let text = "";
      res.on("data", (chunk) => (text += chunk));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, text }));
    });
    req.on("error", reject);
    for (let at = 0; at < large.length; at += 100_000) req.write(large.slice(at, at + 100_000));
    req.end();
  });
  expect([chunked.status, JSON.parse(chunked.text).code]).toEqual([413, "payload_too_large"]);
  const justFits = JSON.stringify({ status: "available", more: "x".repeat(1024 * 1024 - 60) });
  expect((await agent.call("/check-in", { raw: justFits })).status).toBe(200);
});

test("a report on an unknown attempt and on another agent's is not found, alike", async () => {
  const other = await room.agent({ skills: ["other"] });
  await room.task({ skills: ["other"] });
  const attemptId = await other.accept();
  const forged = await agent.post(`/attempts/${attemptId}/heartbeat`);
  const unknown = await agent.post("/attempts/at_unknown/heartbeat");
  expect([forged.status, unknown.status]).toEqual([404, 404]);
  expectProblem(forged, "attempt_not_found");
  expect(forged.body.detail.replace(attemptId, "")).toBe(unknown.body.detail.replace("at_unknown", ""));
});

test("claiming a task another agent holds is task_taken, one that does not fit is forbidden", async () => {
  const holder = await room.agent({ skills: ["taken"] });
  const taken = await room.task({ skills: ["taken"] });
  await holder.accept();
  const late = await agent.post(`/tasks/${taken}/claim`);
  expect(late.status).toBe(409);
  expectProblem(late, "task_taken");
  const unfit = await agent.post(`/tasks/${await room.task({ skills: ["juggling"] })}/claim`);
  expect(unfit.status).toBe(403);
  expectProblem(unfit, "forbidden");
  expectProblem(await agent.post("/tasks/tk_unknown/claim"), "not_found");
});

test("what lies in another workspace is not there", async () => {
  const elsewhere = await aWorkspace(instance);
  const taskId = await elsewhere.task();
  const { threadId } = await elsewhere.page(taskId);
  for (const path of [`/tasks/${taskId}/context`, `/threads/${threadId}/messages`, "/artifacts/ar_x/content"])
    expectProblem(await agent.get(path), "not_found");
  expectProblem(await agent.post(`/tasks/${taskId}/claim`), "not_found");
  expectProblem(await agent.post(`/threads/${threadId}/messages`, { body: "hello" }), "not_found");
});

test("an agent may not add tasks where the workspace refuses it", async () => {
  const strict = await aWorkspace(instance, { agentTasks: "refuse" });
  const worker = await strict.agent();
  const refused = await worker.post("/tasks", { title: "More work" });
  expect(refused.status).toBe(403);
  expectProblem(refused, "forbidden");
  const made = await agent.post("/tasks", { title: "More work", skills: ["proposing"] });
  expect([made.status, made.body.task.status]).toEqual([201, "ready"]);
});

test("addresses and ids that cannot be read are refused, never an error of ours", async () => {
  const paths = [
    "/attempts/%00/heartbeat",
    "/attempts/%ff/heartbeat",
    "/attempts/%E0%A4%A/accept",
    "/tasks/%00/context",
  ];
  for (const path of paths) expect((await agent.post(path)).status, path).toBe(404);
  for (const path of ["//", "/%", "/api/trpc/%ff", "/join/%ff", "/api/files/%00/content"]) {
    const { status } = await callAgentApi(instance.url, path, { method: "GET", headers: { accept: "*/*" } });
    expect(status, path).toBe(404);
  }
});

test("unknown fields are ignored", async () => {
  const { status } = await agent.post("/check-in", { status: "available", mood: "fine", deep: { er: [1] } });
  expect(status).toBe(200);
});

test("text that cannot be kept is refused by its field, and the neighbours' reports are kept", async () => {
  const worker = await room.agent({ skills: ["nul"] });
  await room.task({ skills: ["nul"] });
  const attemptId = await worker.accept();
  const bodies = ["a\u0000b", "half \ud83d of it", "other half \ude42"];
  const refused = await Promise.all([
    ...bodies.map((body) => worker.post(`/attempts/${attemptId}/activities`, { type: "thought", body })),
    worker.post(`/attempts/${attemptId}/activities`, { type: "thought", body: "kept" }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 202]);
  expect(refused[0]?.body.errors[0]?.path).toBe("body");
});

test("where one or a list may be sent, the problem names the field of the form that was meant", async () => {
  const worker = await room.agent({ skills: ["forms"] });
  await room.task({ skills: ["forms"] });
  const path = `/attempts/${await worker.accept()}/activities`;
  const problemsOf = async (body: unknown) => (await worker.post(path, body)).body.errors;
  expect(await problemsOf({ type: "dance", body: "x" })).toEqual([
    { path: "type", message: expect.stringContaining('"thought"') },
  ]);
  expect(await problemsOf([{ type: "thought", body: "x" }, { type: "thought" }])).toMatchObject([
    { path: "1.body" },
  ]);
  const many = Array.from({ length: 51 }, () => ({ type: "thought", body: "x" }));
  expect(await problemsOf(many)).toEqual([{ path: "", message: expect.stringContaining("50") }]);
  expect(await problemsOf("x")).toEqual([{ path: "", message: expect.stringMatching(/object.*array/) }]);
});
