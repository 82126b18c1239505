import { afterAll, beforeAll, expect, test } from "vitest";
import { AddressGuard } from "#server/connectors/address-guard.ts";
import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import { BareModelServer, sayText } from "#server/testing/bare-model-server.ts";
import { type ModelServer, startModelServer } from "../../../e2e/model/start-model-server.ts";
import { ModelHttp } from "./model-http.ts";
import { testConnection } from "./test-connection.ts";

const key = "sk-secret-of-tests";
const http = new ModelHttp(new AddressGuard([]));
let moonshot: ModelServer;
beforeAll(async () => {
  moonshot = await startModelServer({ key });
});
afterAll(async () => {
  await http.close();
  await moonshot.stop();
});
const kimi = (changes: Partial<ModelAccess> = {}): ModelAccess => ({
  ...settingsOfPreset("kimi", { baseUrl: moonshot.url }),
  apiKey: key,
  source: "environment",
  ...changes,
});

test("Test connection: what is there, whether the model is among it, and a word; or why not", async () => {
  expect(await testConnection(kimi(), http)).toMatchObject({
    ok: true,
    listed: true,
    models: expect.arrayContaining(["kimi-k2.6"]),
    reply: expect.stringMatching(/./),
  });
  expect(await testConnection(kimi({ apiKey: "sk-wrong" }), http)).toMatchObject({
    ok: false,
    kind: "unauthorized",
  });
  expect(await testConnection(kimi({ model: "kimi-k9" }), http)).toMatchObject({
    ok: false,
    kind: "bad_request",
    words: expect.stringContaining("kimi-k9"),
  });
  expect(await testConnection(kimi({ baseUrl: moonshot.url.replace("/v1", "/v2") }), http)).toMatchObject({
    ok: false,
  });
  expect(await testConnection(kimi({ source: "workspace" }), http)).toMatchObject({
    ok: false,
    kind: "bad_request",
    words: expect.stringContaining("not a public address"),
  });
  moonshot.mode.set("hang");
  expect(await testConnection(kimi(), http, { firstMs: 200, idleMs: 200, totalMs: 500 })).toMatchObject({
    ok: false,
    kind: "timeout",
  });
});

test("a server without a list of models is fine; one that is no model's API is not", async () => {
  const server = await new BareModelServer().listen();
  server.answer = (res, _body, { method }) =>
    method === "GET" ? res.writeHead(404).end() : sayText(res, "ready");
  expect(await testConnection(server.access(), http)).toMatchObject({
    ok: true,
    models: [],
    listed: false,
    reply: "ready",
  });
  server.answer = (res) => res.writeHead(200, { "content-type": "text/html" }).end("<p>Welcome</p>");
  expect(await testConnection(server.access(), http)).toMatchObject({ ok: false, kind: "bad_request" });
  const gone = server.access();
  await server.stop();
  expect(await testConnection(gone, http)).toMatchObject({
    ok: false,
    words: expect.stringContaining("does not answer"),
  });
});
