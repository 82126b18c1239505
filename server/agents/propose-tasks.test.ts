import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun } from "../testing/test-run.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const runIdOf = async (taskId: string) => {
  const [row] = await instance.rows<{ runId: string | null }>('select "runId" from task where id = $1', [
    taskId,
  ]);
  return row?.runId;
};

test("what an agent proposes belongs to the run it works for, or to that of what it waits for", async () => {
  const room = await aWorkspace(instance);
  const run = await aRun(room, { plan: aPlan([{ key: "one" }, { key: "two", skills: ["else"] }]) });
  const agent = await room.agent();
  const propose = async (wish: object) => {
    const { status, text, body } = await agent.post("/tasks", {
      title: "One thing more",
      skills: ["x"],
      ...wish,
    });
    expect(status, text).toBe(201);
    return body.task.id as string;
  };
  expect(await runIdOf(await propose({}))).toBeNull();
  await run.runs.approve.mutate({ runId: run.id });
  const attemptId = await agent.accept();
  const inside = await propose({});
  expect(await runIdOf(inside)).toBe(run.id);
  expect((await run.page()).card.counts.total).toBe(3);
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  expect(await runIdOf(await propose({}))).toBeNull();
  expect(await runIdOf(await propose({ depends_on: [await run.taskId("two")] }))).toBe(run.id);
  // The run ends only when what was proposed for it is over, too.
  expect((await run.page()).card.status).toBe("running");
});
