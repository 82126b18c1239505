import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

test("decisions are listed by who decided and by whether they were overruled; one is told whole", async () => {
  const room = await aWorkspace(instance);
  const mira = await room.agent({ name: "Mira" });
  const otto = await room.agent({ name: "Otto" });
  const taskId = await room.task();
  const offered = await room.page(taskId);
  const chosen = offered.decision?.chosen ?? "";
  const list = (where: object) =>
    instance.owner.decisions.list.query({ workspaceId: room.id, taskId, ...where });
  const [byRules] = await list({ by: "rules" });
  expect(byRules?.chosen).toBe(chosen);
  expect(["Mira", "Otto"]).toContain(byRules?.chosenName);
  const other = chosen === mira.id ? otto.id : mira.id;
  await instance.owner.tasks.assign.mutate({ taskId, agentId: other });
  expect((await list({ by: "person" })).map((one) => one.chosen)).toEqual([other]);
  expect(await list({ overruled: true })).toEqual([]);
  const decisionId = byRules?.id ?? "";
  await instance.owner.decisions.overrule.mutate({
    decisionId,
    choice: "Give to the other",
    words: "knows it",
  });
  expect((await list({ overruled: true })).map(({ id }) => id)).toEqual([decisionId]);
  expect((await list({})).length).toBe(2);
  const whole = await instance.owner.decisions.show.query({ decisionId });
  expect(whole).toMatchObject({ task: { id: taskId, status: "assigned" }, run: null, made: null });
  expect(whole.agentNames[chosen]).toBe(byRules?.chosenName);
});

test("accepted work is corrected by a task after it, which a person judges; work that is open is not", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent({ name: "Mira", skills: ["writing"] });
  const taskId = await room.task({ title: "Write the guide", skills: ["writing"] });
  await expect(
    instance.owner.tasks.correct.mutate({ taskId, words: "the second table is wrong" }),
  ).rejects.toThrow(/can be changed/);
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  const { id } = await instance.owner.tasks.correct.mutate({ taskId, words: "the second table is wrong" });
  const page = await room.page(id);
  expect(page.card).toMatchObject({
    title: "Correct: Write the guide",
    review: "person",
    skills: ["writing"],
  });
  expect(page.dependsOn.map((task) => task.id)).toEqual([taskId]);
  expect(page.instructions).toContain("the second table is wrong");
});
