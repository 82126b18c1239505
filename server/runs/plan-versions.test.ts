import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun, doNext } from "../testing/test-run.ts";
import { aWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

test("an earlier version is the draft again: amended back, what is done stays, what was left out is made anew", async () => {
  const place = await aWorkspace(instance);
  const agent = await place.agent();
  const first = aPlan([{ key: "a" }, { key: "b", depends_on: ["a"] }, { key: "c", depends_on: ["a"] }]);
  const run = await aRun(place, { plan: first });
  await run.runs.approve.mutate({ runId: run.id });
  await doNext(agent);
  const plan = aPlan([{ key: "a" }, { key: "b", title: "Other", skills: ["nobody"], depends_on: ["a"] }]);
  await run.runs.savePlan.mutate({ runId: run.id, baseVersion: 1, plan });
  await run.runs.approve.mutate({ runId: run.id });
  expect(await run.statuses()).toMatchObject({ a: "completed", c: "canceled" });
  const { versions } = await run.page();
  const earlier = versions.find(({ version }) => version === 1);
  const back = { runId: run.id, plan: earlier?.plan ?? "", words: "Version 1 again" };
  await expect(run.runs.savePlan.mutate({ ...back, baseVersion: 1 })).rejects.toThrow("there is version 2");
  await run.runs.savePlan.mutate({ ...back, baseVersion: 2 });
  const { draft } = await run.page();
  expect(draft).toMatchObject({ version: 3, by: "Owner", words: "Version 1 again", plan: earlier?.plan });
  await run.runs.approve.mutate({ runId: run.id });
  const { tasks } = await run.page();
  const title = (key: string) => tasks.findLast((task) => task.key === key)?.title;
  expect([title("a"), title("b"), title("c")]).toEqual(["Do a", "Do b", "Do c"]);
  const statuses = tasks
    .filter(({ key }) => key === "a" || key === "c")
    .map(({ key, status }) => [key, status]);
  expect(statuses[0]).toEqual(["a", "completed"]);
  expect(statuses.filter(([key, status]) => key === "c" && status !== "canceled")).toHaveLength(1);
});
