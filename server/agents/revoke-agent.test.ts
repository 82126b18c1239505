import { afterAll, beforeAll, expect, test } from "vitest";
import { joinBody } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

test("a revoked agent is told so at every call, also when it joins again", async () => {
  const agent = await room.agent();
  await instance.owner.agents.revoke.mutate({ agentId: agent.id });
  for (const answer of [
    await agent.get("/me"),
    await agent.post("/check-in"),
    await agent.post("/join", joinBody()),
  ])
    expect([answer.status, answer.body.code]).toEqual([401, "key_revoked"]);
  await instance.restart();
  expect((await agent.get("/inbox")).body.code).toBe("key_revoked");
});

test("what a revoked agent held is matched again without counting against the task", async () => {
  const leaving = await room.agent({ skills: ["revoked"] });
  const taskId = await room.task({ skills: ["revoked"] });
  const attemptId = await leaving.accept();
  const staying = await room.agent({ skills: ["revoked"] });
  await instance.owner.agents.revoke.mutate({ agentId: leaving.id });
  const { data } = await staying.next("task.assigned");
  expect([data.task.id, data.attempt.number]).toEqual([taskId, 2]);
  const { attempts } = await room.page(taskId);
  expect(attempts.find((attempt) => attempt.id === attemptId)?.status).toBe("superseded");
  const [row] = await instance.rows<{ strikes: number }>("select strikes from task where id=$1", [taskId]);
  expect(row?.strikes).toBe(0);
});

test("nothing waits to be sent to a revoked agent, and revoking twice is refused", async () => {
  const agent = await room.agent({ skills: ["silent"] });
  await room.task({ skills: ["silent"] });
  await instance.owner.agents.revoke.mutate({ agentId: agent.id });
  const pending = await instance.rows("select 1 from delivery where \"agentId\"=$1 and status='pending'", [
    agent.id,
  ]);
  expect(pending).toEqual([]);
  await expect(instance.owner.agents.revoke.mutate({ agentId: agent.id })).rejects.toThrow(
    "was revoked before",
  );
});
