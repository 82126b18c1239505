import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AddressGuard } from "#server/connectors/address-guard.ts";
import { BareModelServer, openStream, sayEnd, sayPiece, sayText } from "#server/testing/bare-model-server.ts";
import { modelQuestion } from "#server/testing/model-question.ts";
import { callModel } from "./call-model.ts";
import { ModelError } from "./model-error.ts";
import { ModelHttp } from "./model-http.ts";

const server = new BareModelServer();
const http = new ModelHttp(new AddressGuard([]));
/** Clocks that run out only where a test lets one. */
const patient = { firstMs: 20_000, idleMs: 20_000, totalMs: 20_000 };
beforeAll(async () => {
  await server.listen();
});
beforeEach(() => {
  server.bodies.length = 0;
});
afterAll(async () => {
  await http.close();
  await server.stop();
});

const ask = (changes = {}, clocks = {}) =>
  callModel(modelQuestion("assign", server.access(), changes), http, { ...patient, ...clocks });
async function failureOf(changes = {}, clocks = {}): Promise<ModelError> {
  const error: unknown = await ask(changes, clocks).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error(`not a ModelError: ${String(error)}`);
  expect(error.words).not.toContain("sk-secret-of-tests");
  return error;
}

test("a streamed answer is put together, with thoughts, usage and JSON", async () => {
  server.answer = (res) => {
    openStream(res);
    sayPiece(res, { reasoning_content: "hm, " });
    sayPiece(res, { reasoning: "well" });
    sayPiece(res, { content: '{"assign' });
    sayPiece(res, { content: 'ments":[]}' }, "stop");
    sayEnd(res, {
      prompt_tokens: 100,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 60 },
      completion_tokens_details: { reasoning_tokens: 7 },
    });
  };
  expect(await ask()).toMatchObject({
    text: '{"assignments":[]}',
    reasoning: "hm, well",
    parsed: { assignments: [] },
    finish: "stop",
    counted: true,
    usage: { inputTokens: 100, cachedTokens: 60, outputTokens: 20, reasoningTokens: 7 },
  });
});

test("a server that does not stream is understood too", async () => {
  server.answer = (res) => {
    const message = { role: "assistant", content: "{}" };
    res.writeHead(200, { "content-type": "application/json" });
    res.end(JSON.stringify({ model: "m", choices: [{ index: 0, message, finish_reason: "stop" }] }));
  };
  expect(await ask()).toMatchObject({ text: "{}", parsed: {}, finish: "stop", counted: false });
});

test("a server that never says a word, one that falls silent, and one that never ends: a time-out each, in time", async () => {
  server.answer = () => {};
  expect(await failureOf({}, { firstMs: 250 })).toMatchObject({
    kind: "timeout",
    words: expect.stringMatching(/no sign of life/),
  });
  server.answer = (res) => {
    openStream(res).flushHeaders();
  };
  expect(await failureOf({}, { firstMs: 250 })).toMatchObject({
    kind: "timeout",
    words: expect.stringMatching(/no sign of life/),
  });
  server.answer = (res) => {
    openStream(res);
    sayPiece(res, { content: "{" });
  };
  expect(await failureOf({}, { idleMs: 200 })).toMatchObject({
    kind: "timeout",
    words: expect.stringMatching(/fell silent/),
  });
  server.answer = (res) => {
    openStream(res);
    const beat = setInterval(() => res.write(": still here\n\n"), 50);
    res.on("close", () => clearInterval(beat));
  };
  expect(await failureOf({}, { totalMs: 1_500 })).toMatchObject({
    kind: "timeout",
    words: expect.stringMatching(/did not finish/),
  });
});

test("a slow server that gives signs of life is waited for", async () => {
  server.answer = (res) => {
    openStream(res);
    let beats = 0;
    const beat = setInterval(() => {
      if (beats++ < 9) return res.write(": thinking\n\n");
      clearInterval(beat);
      sayPiece(res, { content: "{}" }, "stop");
      sayEnd(res);
    }, 250);
  };
  const answer = await ask({}, { firstMs: 2_000, idleMs: 2_000 });
  expect(answer.parsed).toEqual({});
  expect(answer.ms).toBeGreaterThan(2_000);
});

test("a stream that ends without an end is cut, and so is a connection that breaks", async () => {
  server.answer = (res) => {
    openStream(res);
    sayPiece(res, { content: '{"a' });
    res.end();
  };
  expect((await failureOf()).kind).toBe("cut");
  server.answer = (res) => {
    openStream(res);
    sayPiece(res, { content: '{"a' });
    setTimeout(() => res.destroy(), 30);
  };
  expect((await failureOf()).kind).toBe("cut");
});

test("an error inside a stream is told as what it is, and an end by error as a cut", async () => {
  const inside = (code: unknown) => {
    server.answer = (res) => {
      openStream(res);
      res.end(`data: ${JSON.stringify({ error: { code, message: "trouble upstream" } })}\n\n`);
    };
  };
  inside(429);
  expect((await failureOf()).kind).toBe("rate_limited");
  inside("server_error");
  expect((await failureOf()).kind).toBe("unavailable");
  server.answer = (res) => {
    openStream(res);
    sayPiece(res, { content: "{}" });
    sayPiece(res, {}, "error");
    sayEnd(res);
  };
  expect((await failureOf()).kind).toBe("cut");
});

test.each([
  [
    401,
    { type: "invalid_authentication_error", message: "Incorrect API key: sk-secret-of-tests" },
    "unauthorized",
  ],
  [403, { type: "permission_denied_error", message: "not yours" }, "unauthorized"],
  [
    403,
    { type: "permission_error", message: "You've reached your concurrent request limit." },
    "rate_limited",
  ],
  [404, { type: "resource_not_found_error", message: "Not found the model x" }, "bad_request"],
  [400, { type: "content_filter", message: "considered high risk" }, "refused"],
  [400, { type: "invalid_request_error", message: "Input token length too long" }, "bad_request"],
  [429, { type: "exceeded_current_quota_error", message: "check your balance" }, "no_credit"],
  [429, { type: "engine_overloaded_error", message: "overloaded" }, "unavailable"],
  [429, { type: "rate_limit_reached_error", message: "slow down" }, "rate_limited"],
  [402, { message: "pay" }, "no_credit"],
  [500, { type: "server_error", message: "oops" }, "unavailable"],
  [503, { message: "later" }, "unavailable"],
])("status %i with %o is %s", async (status, error, kind) => {
  server.answer = (res) => {
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  };
  expect((await failureOf()).kind).toBe(kind);
});

test("a refusal for too many calls says how long to wait and what the limits are, without the account's ids", async () => {
  server.answer = (res) => {
    res.writeHead(429, { "content-type": "application/json", "retry-after": "7" });
    res.end(
      JSON.stringify({
        error: {
          type: "rate_limit_reached_error",
          message:
            "Your account org-930ebedf<ak-fch4ix7rq6> request reached organization max RPM: 3, please try again after 1 seconds",
        },
      }),
    );
  };
  const error = await failureOf();
  expect(error).toMatchObject({ kind: "rate_limited", told: { perMinute: 3 } });
  expect(error.words).not.toMatch(/930ebedf|fch4ix/);
  expect(error.retryAfterMs).toBe(7_000);
});

test("wrong addresses are named as such", async () => {
  server.answer = (res) => res.writeHead(200, { "content-type": "text/html" }).end("<h1>Hello</h1>");
  expect(await failureOf()).toMatchObject({
    kind: "bad_request",
    words: expect.stringContaining("web page"),
  });
  server.answer = (res) => res.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
  expect(await failureOf()).toMatchObject({
    kind: "bad_request",
    words: expect.stringContaining("another address"),
  });
  const gone = await new BareModelServer().listen();
  const nobody = gone.access();
  await gone.stop();
  expect(await failureOf({ access: nobody })).toMatchObject({
    kind: "unavailable",
    words: expect.stringContaining("nothing listens there"),
  });
});

test("an address a workspace set must be public; the operator's own need not", async () => {
  server.answer = (res) => sayText(res, "{}");
  const refused = await failureOf({ access: server.access({ source: "workspace" }) });
  expect(refused.kind).toBe("bad_request");
  expect(server.bodies).toHaveLength(0);
  const named = server.access({ source: "workspace", baseUrl: `http://localtest.me:${server.port}/v1` });
  const rebound = new ModelHttp(
    new AddressGuard([], (_name, _options, callback) =>
      callback(null, [{ address: "127.0.0.1", family: 4 }]),
    ),
  );
  await expect(callModel(modelQuestion("assign", named), rebound, patient)).rejects.toMatchObject({
    kind: "bad_request",
    words: expect.stringContaining("127.0.0.1"),
  });
  expect(server.bodies).toHaveLength(0);
  await rebound.close();
  expect((await ask()).text).toBe("{}");
});

test("a question longer than the model can read is not sent", async () => {
  const access = server.access({ contextTokens: 5_000 });
  const long = { access, turns: [{ role: "user", content: "word ".repeat(10_000) }] };
  expect(await failureOf(long)).toMatchObject({
    kind: "bad_request",
    words: expect.stringContaining("longer"),
  });
  expect(server.bodies).toHaveLength(0);
});

test("a withdrawn question ends at once", async () => {
  server.answer = () => {};
  const withdrawal = new AbortController();
  setTimeout(() => withdrawal.abort(), 30);
  expect((await failureOf({ signal: withdrawal.signal })).kind).toBe("aborted");
});

test("nothing is sent but our own headers, whatever the process's environment says", async () => {
  let sent: IncomingHttpHeaders = {};
  server.answer = (res, _body, { headers }) => {
    sent = headers;
    sayText(res, "{}");
  };
  process.env.OPENAI_CUSTOM_HEADERS = "x-secret: of another service";
  process.env.OPENAI_ORG_ID = "org-of-another-service";
  try {
    await ask({ requestId: "dü 1" });
  } finally {
    delete process.env.OPENAI_CUSTOM_HEADERS;
    delete process.env.OPENAI_ORG_ID;
  }
  expect(sent).toMatchObject({
    authorization: "Bearer sk-secret-of-tests",
    "user-agent": expect.stringMatching(/^ClawGroup/),
    "x-client-request-id": "d--1",
  });
  const foreign = Object.keys(sent).filter((name) => /^x-(?!client-request-id)|^openai/.test(name));
  expect(foreign).toEqual([]);
  await ask({ access: server.access({ apiKey: "" }) });
  expect(sent.authorization).toBeUndefined();
});
