import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let endpoint: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  endpoint = await startModelServer({ strict: "open" });
  instance = await TestInstance.boot({
    EMBEDDINGS_BASE_URL: endpoint.url,
    EMBEDDINGS_MODEL: "vectors",
    EMBEDDINGS_API_KEY: "sk-e",
  });
});
afterAll(async () => {
  await instance.stop();
  await endpoint.stop();
});

test("texts of tasks and skills get vectors from the endpoint, each once; tasks are given out with and without them", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent({ skills: ["writing"] });
  await room.task({ title: "Before any vector", skills: ["writing"] });
  await agent.accept();
  await room.task({ title: "Waits for a free place", skills: ["writing"] });
  const texts = () =>
    endpoint.requests
      .filter(({ kind }) => kind === "embed")
      .flatMap(({ body }) => (body as { input: string[] }).input);
  await until(
    "both texts",
    () => texts().some((text) => text.startsWith("Waits for")) && texts().includes("writing\nwriting"),
  );
  expect(new Set(texts()).size).toBe(texts().length);
});

test("an endpoint that fails stops nothing", async () => {
  endpoint.mode.set("500", { kind: "embed" });
  const room = await aWorkspace(instance);
  const agent = await room.agent({ skills: ["editing"] });
  await room.task({ title: "All the same", skills: ["editing"] });
  expect(await agent.accept()).toMatch(/^at_/);
});
