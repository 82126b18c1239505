import { afterAll, beforeAll, expect, test } from "vitest";
import { mainThreadId } from "#server/domain/ids.ts";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import type { Health } from "./health.ts";

const key = "sk-health-test";
let model: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  model = await startModelServer({ key });
  instance = await TestInstance.boot({
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: key,
    MODEL_CONCURRENCY: 4,
    MODEL_PER_MINUTE: 1_000,
  });
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

test("the health page tells how the queue to each model stands, by its host and never its key", async () => {
  const read = async (): Promise<{ health: Health; text: string }> => {
    const text = await (await fetch(`${instance.url}/api/health`)).text();
    return { health: JSON.parse(text), text };
  };
  expect((await read()).health.models).toEqual([]);
  const room = await aWorkspace(instance);
  const threadId = mainThreadId(room.id);
  await instance.owner.threads.post.mutate({ threadId, body: "@kimi what is the status?" });
  await until("the answer", async () => {
    const messages = await instance.owner.threads.messages.query({ threadId });
    return messages.length === 2 ? messages : null;
  });
  const { health, text } = await read();
  expect(health.models).toMatchObject([
    {
      host: new URL(model.url).host,
      open: false,
      waiting: 0,
      running: 0,
      limit: 4,
      until: null,
      reason: null,
    },
  ]);
  expect(text).not.toContain(key);
});
