import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../../../e2e/model/start-model-server.ts";
import { modelKey, modelSettings } from "../../testing/model-settings.ts";
import { TestInstance } from "../../testing/test-instance.ts";
import { aWorkspace } from "../../testing/test-workspace.ts";

let model: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  model = await startModelServer({ key: modelKey });
  instance = await TestInstance.boot(modelSettings(model.url));
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

test("a late result is weighed against its successor's, files and all, and taken when it is better", async () => {
  const room = await aWorkspace(instance);
  const slow = await room.agent({ name: "Slow" });
  const acceptance = ["It names “battery life”."];
  const taskId = await room.task({ review: "model", acceptance, clocks: { lease_seconds: 60 } });
  const first = await slow.accept();
  const { body } = await slow.upload(first, "guide.md", "# Guide\nAll about battery life.\n");
  await room.pass(61);
  const next = await room.agent({ name: "Next" });
  const second = await next.accept();
  await next.post(`/attempts/${second}/activities`, { type: "action", body: "Writing." });
  const late = await slow.post(`/attempts/${first}/submit`, {
    summary: "all of it",
    artifacts: [body.artifact.id],
  });
  expect(late.body.code).toBe("stale_attempt");
  expect((await room.page(taskId)).card.status).toBe("working");

  const { body: short } = await next.upload(second, "guide.md", "# Guide\nIt is short.\n", {
    base_version: "1",
  });
  await next.post(`/attempts/${second}/submit`, { summary: "short", artifacts: [short.artifact.id] });
  const page = await room.reached(taskId, "completed");
  expect(page.result).toMatchObject({ summary: "all of it", late: true });
  const [chosen] = await instance.owner.decisions.list.query({
    workspaceId: room.id,
    taskId,
    kind: "review",
  });
  const decisions = await instance.owner.decisions.list.query({ workspaceId: room.id, taskId });
  expect(decisions.map((one) => one.chosen)).toContain(late.body.late_result_id);
  // The result that was taken went through review as any other.
  expect(chosen?.chosen).toBe("accepted");
  expect(page.attempts.map(({ status }) => status)).toContain("superseded");
});
