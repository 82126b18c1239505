import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { AddressGuard } from "#server/connectors/address-guard.ts";
import { type ModelAccess, type ModelProfile, settingsOfPreset } from "#server/domain/model-settings.ts";
import { type DecisionKind, proposals } from "#server/domain/proposals.ts";
import { modelQuestion } from "#server/testing/model-question.ts";
import { factsMessage } from "../../../e2e/model/chat-request.ts";
import type { ModelMode } from "../../../e2e/model/model-mode.ts";
import { type ModelServer, startModelServer } from "../../../e2e/model/start-model-server.ts";
import { askModel } from "./ask-model.ts";
import { callLimits } from "./call-clocks.ts";
import { callModel } from "./call-model.ts";
import type { CallHooks } from "./lane-call.ts";
import { ModelError } from "./model-error.ts";
import { ModelHttp } from "./model-http.ts";
import { laneKey, ModelQueue } from "./model-queue.ts";
import type { ModelRequest } from "./model-request.ts";

const key = "sk-secret-of-tests";
const http = new ModelHttp(new AddressGuard([]));
const quick = { firstMs: 1_500, idleMs: 1_000, totalMs: 10_000 };
let moonshot: ModelServer;
let open: ModelServer;
let queue: ModelQueue;
beforeAll(async () => {
  moonshot = await startModelServer({ key, paceMs: 1 });
  open = await startModelServer({ strict: "open", key, reasoningField: "reasoning", paceMs: 1 });
  queue = new ModelQueue(http, { call: (request) => callModel(request, http, quick), random: () => 0.01 });
});
afterEach(() => {
  for (const server of [moonshot, open]) {
    server.mode.clear();
    server.resetLedger();
  }
});
afterAll(async () => {
  await queue.stop();
  await http.close();
  await moonshot.stop();
  await open.stop();
});

const facts: Record<DecisionKind, object> = {
  plan: { goal: "Write a haiku", agents: [] },
  review: { items: [{ task_id: "tk_1", acceptance: ["It rhymes."], summary: "d1", artifacts: [] }] },
  recover: { items: [{ task_id: "tk_1", title: "Rhyme", may: ["retry", "split"], attempts: [] }] },
  converse: { asked: [{ message_id: "ms_1", author: "Mia", body: "d1", mentions_you: true }] },
  consolidate: { goal: "Write a haiku", success_criteria: ["It rhymes."], tasks: [] },
  assign: { items: [{ task_id: "tk_1", candidates: [] }] },
};
const kinds = Object.keys(facts) as DecisionKind[];
const data = [{ id: "d1", text: "How far are we?" }];
const kimi = (changes: Partial<ModelAccess> = {}): ModelAccess => ({
  ...settingsOfPreset("kimi", { baseUrl: moonshot.url, maxConcurrency: 4, requestsPerMinute: 10_000 }),
  apiKey: key,
  source: "environment",
  ...changes,
});
function question<K extends DecisionKind>(kind: K, changes: Partial<ModelRequest<K>> = {}): ModelRequest<K> {
  const turns = [{ role: "user" as const, content: factsMessage(facts[kind], data) }];
  return modelQuestion(kind, kimi(), { turns, maxTokens: 16_384, ...changes });
}

test.each(kinds)(
  "Moonshot's rules accept the question %s, with and without thinking, and its answer is read",
  async (kind) => {
    for (const thinking of [true, false]) {
      const { proposal, repaired } = await askModel(queue, question(kind, { thinking }), null);
      expect(proposals[kind].safeParse(proposal).success).toBe(true);
      expect(repaired).toBe(false);
    }
    expect(moonshot.requests.map(({ status, warnings, repair }) => ({ status, warnings, repair }))).toEqual(
      Array(2).fill({ status: 200, warnings: [], repair: false }),
    );
    expect(moonshot.requests[0]?.clientRequestId).toBe("rq_test");
  },
);

const profiles: [string, Partial<ModelProfile>][] = [
  ["json_schema", {}],
  ["json_object", { structured: "json_object" }],
  ["tools, forced", { structured: "tools" }],
  ["tools, not forced", { structured: "tools", forcedToolChoice: false }],
  ["no thinking", { thinkingParam: "none" }],
  ["effort", { thinkingParam: "reasoning_effort" }],
];
test.each(profiles)("a general server answers by the profile %s", async (_name, changes) => {
  const settings = settingsOfPreset("vllm", { baseUrl: open.url });
  const access = kimi({ ...settings, profile: { ...settings.profile, ...changes } });
  const thinking = await askModel(queue, question("plan", { access, thinking: true }), null);
  expect(thinking.answer.reasoning !== "").toBe(changes.thinkingParam !== "none");
  const instant = await askModel(queue, question("review", { access }), null);
  expect(instant.answer.reasoning).toBe("");
  expect(instant.proposal.reviews).toHaveLength(1);
  expect(open.requests.map(({ error }) => error)).toEqual([null, null]);
});

test.each([
  ["429", "rate_limited"],
  ["429_without_retry_after", "rate_limited"],
  ["overloaded", "unavailable"],
  ["no_balance", "no_credit"],
  ["unauthorized", "unauthorized"],
  ["content_filter", "refused"],
  ["500", "unavailable"],
  ["hang", "timeout"],
  ["cut", "cut"],
] as [ModelMode, ModelError["kind"]][])(
  "mode %s is told as %s, in time and without the key",
  async (mode, kind) => {
    moonshot.mode.set(mode, { seconds: 2 });
    const began = Date.now();
    const error: unknown = await callModel(question("plan"), http, quick).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind });
    expect(JSON.stringify([error, String(error)])).not.toContain(key);
    expect(Date.now() - began).toBeLessThan(quick.firstMs + 3_000);
    if (mode === "429") expect(error).toMatchObject({ retryAfterMs: 2_000 });
  },
);

test("a slow answer that comes is an answer; a minute of silence is borne", async () => {
  moonshot.mode.set("slow", { seconds: 1 });
  expect((await callModel(question("plan"), http, quick)).finish).toBe("stop");
  expect(callLimits.firstMs).toBeGreaterThan(65_000);
});

test("an answer that is no JSON is mended in one turn that gives the thoughts back", async () => {
  moonshot.mode.set("invalid_json", { times: 1 });
  const { proposal, repaired, usage } = await askModel(queue, question("plan", { thinking: true }), null);
  expect(repaired).toBe(true);
  expect(proposal.tasks.length).toBeGreaterThan(0);
  const [first, second] = moonshot.requests;
  expect(second).toMatchObject({ status: 200, repair: true, error: null });
  const { messages } = (second?.body ?? {}) as {
    messages: { role: string; content: string; reasoning_content?: string }[];
  };
  expect(messages.slice(-2)).toMatchObject([
    {
      role: "assistant",
      content: first?.answer,
      reasoning_content: expect.stringContaining("I weigh the facts"),
    },
    { role: "user", content: expect.stringMatching(/^REPAIR:.*\n- It is not one JSON object\.$/s) },
  ]);
  const told = [first, second].map((request) => request?.usage?.completion_tokens ?? 0);
  expect(usage.outputTokens).toBe((told[0] ?? 0) + (told[1] ?? 0));
});

test("what the schema or the domain refuses is mended too, and named", async () => {
  moonshot.mode.set("wrong_shape", { times: 1 });
  expect((await askModel(queue, question("review"), null)).repaired).toBe(true);
  const repairOf = () => JSON.stringify(moonshot.requests.at(-1)?.body);
  expect(repairOf()).toContain("- reviews: ");
  let looks = 0;
  const asked = await askModel(queue, question("plan"), null, () =>
    looks++ === 0 ? ["tasks 2 and 3 wait for each other"] : [],
  );
  expect(asked.repaired).toBe(true);
  expect(repairOf()).toContain("- tasks 2 and 3 wait for each other");
});

test("a fenced answer needs no mending; what may be left out may be null", async () => {
  moonshot.mode.set("fenced", { times: 1 });
  expect((await askModel(queue, question("plan"), null)).repaired).toBe(false);
  const task = {
    key: "a",
    title: "A",
    instructions: "",
    acceptance: [],
    skills: [],
    tools: [],
    review: "none",
  };
  const tasks = [
    { ...task, outputs: [{ name: "a.md", media_type: null }], depends_on: [], priority: "normal" },
  ];
  const plan = {
    title: "A",
    success_criteria: [],
    tasks,
    checkpoints: [],
    abort_conditions: [],
    validation_steps: [],
    notes: "",
  };
  moonshot.script("plan", [plan]);
  const { proposal, repaired } = await askModel(queue, question("plan"), null);
  expect(repaired).toBe(false);
  expect(proposal.tasks[0]?.outputs).toEqual([{ name: "a.md" }]);
});

test("ten thousand tasks are refused by the domain, and only their beginning is given back", async () => {
  moonshot.mode.set("breaks_rules:ten_thousand");
  const check = ({ tasks }: { tasks: unknown[] }): string[] =>
    tasks.length > 50 ? ["more than 50 tasks"] : [];
  await expect(askModel(queue, question("plan"), null, check)).rejects.toMatchObject({
    kind: "garbage",
    words: expect.stringContaining("more than 50 tasks"),
  });
  expect(moonshot.requests).toHaveLength(2);
  expect(moonshot.requests[0]?.answer?.length).toBeGreaterThan(100_000);
  expect(JSON.stringify(moonshot.requests[1]?.body).length).toBeLessThan(100_000);
});

test("after one vain repair it is garbage; two calls were made and no third", async () => {
  moonshot.mode.set("wrong_shape");
  await expect(askModel(queue, question("plan"), null)).rejects.toMatchObject({ kind: "garbage" });
  expect(moonshot.requests).toHaveLength(2);
});

test("thoughts that use up all tokens: once more without thinking", async () => {
  moonshot.mode.set("empty_length", { times: 1 });
  const { repaired } = await askModel(queue, question("plan", { thinking: true }), null);
  expect(repaired).toBe(false);
  expect(moonshot.requests.map(({ body }) => (body as { thinking: unknown }).thinking)).toEqual([
    { type: "enabled", keep: "all" },
    { type: "disabled" },
  ]);
});

test("a refusal is one, where the server says so", async () => {
  open.mode.set("refusal");
  const access = kimi(settingsOfPreset("vllm", { baseUrl: open.url }));
  await expect(askModel(queue, question("plan", { access }), null)).rejects.toMatchObject({
    kind: "refused",
  });
  expect(open.requests).toHaveLength(1);
});

test("hooks settle every call with what the server counted, to the token; what broke off uncounted, with an estimate", async () => {
  moonshot.mode.set("invalid_json", { times: 1 });
  const settled: (number | null)[] = [];
  let reserved = 0;
  const hooks: CallHooks = {
    before: async ({ estimateInput, maxTokens }) => {
      expect(estimateInput).toBeGreaterThan(0);
      reserved += maxTokens;
      return "call";
    },
    after: async (_id, { usage }) => {
      settled.push(usage && usage.inputTokens + usage.outputTokens);
    },
  };
  await askModel(queue, question("plan"), hooks);
  moonshot.mode.set("cut", { times: 1 });
  await askModel(queue, question("plan"), hooks);
  const told = moonshot.requests.map(({ usage, sent }) => (sent && usage ? usage.total_tokens : null));
  expect(told.filter((tokens) => tokens === null)).toHaveLength(1);
  for (const [i, tokens] of told.entries())
    if (tokens === null) expect(settled[i]).toBeGreaterThan(100);
    else expect(settled[i]).toBe(tokens);
  expect(reserved).toBe(4 * 16_384);
});

test("words of a reply are told while they come", async () => {
  const heard: string[] = [];
  const onWords = (text: string): void => {
    heard.push(text);
  };
  const { proposal } = await askModel(queue, question("converse", { onWords }), null);
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.at(-1)).toBe(proposal.reply);
});

test("a server that takes one call at once teaches that to the queue; all calls are answered", async () => {
  const narrow = await startModelServer({ limits: { concurrency: 1 }, paceMs: 50 });
  const access = kimi({ baseUrl: narrow.url, maxConcurrency: 0 });
  const asked = Array.from({ length: 8 }, () => askModel(queue, question("assign", { access }), null));
  expect(await Promise.all(asked)).toHaveLength(8);
  expect(queue.state(laneKey(access))).toMatchObject({ limit: 1, open: false, waiting: 0 });
  expect(narrow.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(2);
  await narrow.stop();
});
