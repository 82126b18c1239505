import { afterAll, beforeAll, expect, test } from "vitest";
import { recoverTask } from "../tasks/recover-task.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun } from "../testing/test-run.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const part = (key: string, depends_on: string[] = []) => ({
  key,
  title: `Part ${key}`,
  instructions: `Do ${key}.`,
  acceptance: [],
  skills: ["writing"],
  tools: [],
  outputs: [],
  depends_on,
});

test("a part sees the whole, its partial work and its attempts; the whole is put together from its parts", async () => {
  const room = await aWorkspace(instance);
  const run = await aRun(room, { plan: aPlan([{ key: "whole" }]) });
  await run.runs.approve.mutate({ runId: run.id });
  const agent = await room.agent();
  const wholeId = await run.taskId("whole");
  const first = await agent.accept();
  await agent.post(`/attempts/${first}/activities`, { type: "action", body: "Wrote the first half." });
  await agent.upload(first, "half.md", "# half\n");
  await agent.post(`/attempts/${first}/fail`, { code: "too_large", retryable: false, message: "two in one" });
  // Without a model the rules hand it to another agent, of whom there is none, and then ask a person.
  await until("a person is asked", async () => {
    const [row] = await instance.rows<{ code: string }>(
      `select failure->>'code' as code from task where id = $1`,
      [wholeId],
    );
    return row?.code === "needs_person";
  });
  await run.write(recoverTask, {
    taskId: wholeId,
    action: "split",
    reason: "two in one",
    words: "",
    parts: [part("a"), part("b", ["a"])],
    decisionId: null,
  });
  const offered = await agent.next("task.assigned");
  const { body: context } = await agent.get(`/tasks/${offered.data.task.id}/context`);
  expect(context.run).toEqual({ id: run.id, title: "Spring report", goal: "A report on spring" });
  expect(context.parent).toMatchObject({
    task_id: wholeId,
    artifacts: [{ name: "half.md", version: 1 }],
    attempts: [
      {
        number: 1,
        status: "failed",
        end: { message: "too_large: two in one" },
        activities: [{ type: "action", body: "Wrote the first half." }],
      },
    ],
  });
  const handIn = async (attemptId: string, name: string) => {
    await agent.post(`/attempts/${attemptId}/accept`);
    const { body } = await agent.upload(attemptId, name);
    await agent.post(`/attempts/${attemptId}/submit`, { summary: name, artifacts: [body.artifact.id] });
  };
  await handIn(offered.data.attempt.id, "a.md");
  await handIn((await agent.next("task.assigned")).data.attempt.id, "b.md");
  const whole = await agent.next("task.assigned");
  expect(whole.data.task.id).toBe(wholeId);
  const { body: last } = await agent.get(`/tasks/${wholeId}/context`);
  expect(last.parent).toBeNull();
  expect(last.upstream.map((one: { artifacts: { name: string }[] }) => one.artifacts[0]?.name)).toEqual([
    "a.md",
    "b.md",
  ]);
});
