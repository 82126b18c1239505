import { beforeEach, expect, test } from "vitest";
import { AddressGuard } from "#server/connectors/address-guard.ts";
import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import { modelQuestion } from "#server/testing/model-question.ts";
import { VirtualTime } from "#server/testing/virtual-time.ts";
import { ModelError } from "./model-error.ts";
import { ModelHttp } from "./model-http.ts";
import type { CallHooks, LaneState } from "./model-lane.ts";
import { laneKey, ModelQueue } from "./model-queue.ts";
import type { ModelAnswer, ModelRequest } from "./model-request.ts";
import { decisionPriority } from "./pick-next.ts";

/** A server as the queue meets it: how long a call takes and what comes of it, in virtual time. */
let time: VirtualTime;
let queue: ModelQueue;
let started: { id: string; at: number }[];
let running: number;
let mostRunning: number;
let serve: (request: ModelRequest) => Promise<ModelAnswer> | ModelAnswer;

const answer: ModelAnswer = {
  text: "{}",
  reasoning: "",
  parsed: {},
  finish: "stop",
  usage: { inputTokens: 10, cachedTokens: 0, outputTokens: 5, reasoningTokens: 0 },
  counted: true,
  model: "m",
  ms: 1,
  told: {},
};
const access = (changes: Partial<ModelAccess> = {}): ModelAccess => ({
  ...settingsOfPreset("kimi"),
  apiKey: "sk-1",
  source: "environment",
  ...changes,
});
const fails = (
  kind: ModelError["kind"],
  details: ConstructorParameters<typeof ModelError>[2] = {},
): never => {
  throw new ModelError(kind, `it is ${kind}`, details);
};

beforeEach(() => {
  time = new VirtualTime();
  started = [];
  running = mostRunning = 0;
  serve = async () => {
    await time.sleep(1_000);
    return answer;
  };
  queue = new ModelQueue(new ModelHttp(new AddressGuard([])), {
    now: time.now,
    timer: time.timer,
    random: () => 0.5,
    call: async (request) => {
      started.push({ id: request.requestId, at: time.now() });
      mostRunning = Math.max(mostRunning, ++running);
      try {
        return await serve(request);
      } finally {
        running--;
      }
    },
  });
});

/** Sends a question and keeps what comes of it. */
function send(id: string, changes: Partial<ModelRequest> = {}, hooks: CallHooks | null = null) {
  const sent: { id: string; answer?: ModelAnswer; error?: unknown } = { id };
  const { kind = "converse", ...rest } = changes;
  const request = modelQuestion(kind, access({ requestsPerMinute: 10_000 }), {
    requestId: id,
    priority: decisionPriority[kind],
    ...rest,
  });
  queue.run(request, hooks).then(
    (came) => {
      sent.answer = came;
    },
    (error: unknown) => {
      sent.error = error;
    },
  );
  return sent;
}
const stateOf = (of: ModelAccess = access()): LaneState => {
  const state = queue.state(laneKey(of));
  if (!state) throw new Error("no lane");
  return state;
};
const order = (): string => started.map(({ id }) => id).join(" ");

test("calls that wait go by priority; of one priority, workspaces take turns", async () => {
  const owned = { access: access({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  send("first", owned);
  for (const n of [1, 2, 3]) send(`a-plan${n}`, { ...owned, kind: "plan", workspaceId: "ws_a" });
  send("b-plan", { ...owned, kind: "plan", workspaceId: "ws_b" });
  send("a-talk", { ...owned, kind: "converse", workspaceId: "ws_a" });
  send("b-recover", { ...owned, kind: "recover", workspaceId: "ws_b" });
  send("a-review", { ...owned, kind: "review", workspaceId: "ws_a" });
  await time.pass(20_000);
  expect(order()).toBe("first b-recover a-review a-plan1 b-plan a-plan2 a-plan3 a-talk");
  expect(mostRunning).toBe(1);
});

test("talk that has waited long goes before new recoveries", async () => {
  const owned = { access: access({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  serve = async () => {
    await time.sleep(10_000);
    return answer;
  };
  send("talk0", owned);
  send("talk", owned);
  for (let n = 0; n < 40; n++) {
    send(`recover${n}`, { ...owned, kind: "recover" });
    await time.pass(8_000);
  }
  const place = started.findIndex(({ id }) => id === "talk");
  expect(place).toBeGreaterThan(3);
  expect(place).toBeLessThan(25);
});

test("a new account's beginning: one at once and three a minute, growing while the server bears it", async () => {
  const fresh = { access: access() };
  for (let n = 0; n < 200; n++) send(`c${n}`, fresh);
  await time.pass(10);
  expect(stateOf()).toMatchObject({ limit: 1, perMinute: 3, running: 1, waiting: 199, open: false });
  await time.pass(55_000);
  const inFirstMinute = started.length;
  expect(inFirstMinute).toBeGreaterThanOrEqual(3);
  await time.pass(4 * 60_000);
  expect(started.length).toBe(200);
  expect(stateOf().limit).toBeGreaterThan(1);
});

test("the owner's figures are never passed", async () => {
  const owned = { access: access({ maxConcurrency: 2, requestsPerMinute: 5 }) };
  for (let n = 0; n < 30; n++) send(`c${n}`, owned);
  await time.pass(10 * 60_000);
  expect(started).toHaveLength(30);
  expect(mostRunning).toBeLessThanOrEqual(2);
  for (const { at } of started)
    expect(started.filter((other) => other.at >= at && other.at < at + 60_000).length).toBeLessThanOrEqual(5);
});

test("a refusal names the limits: they are kept, and its pause is kept", async () => {
  const fresh = { access: access({ maxConcurrency: 0, requestsPerMinute: 0 }) };
  const entered: number[] = [];
  serve = async () => {
    const recent = entered.filter((at) => at > time.now() - 60_000);
    if (recent.length >= 3)
      fails("rate_limited", { retryAfterMs: 5_000, told: { perMinute: 3, waitMs: 5_000 } });
    entered.push(time.now());
    await time.sleep(100);
    return answer;
  };
  const sent = Array.from({ length: 12 }, (_, n) => send(`c${n}`, fresh));
  await time.pass(8 * 60_000);
  expect(sent.every((one) => one.answer)).toBe(true);
  expect(stateOf().perMinute).toBe(3);
  expect(started.length).toBeLessThan(12 + 4);
});

test("headers raise a limit at once", async () => {
  serve = async () => {
    await time.sleep(100);
    return { ...answer, told: { perMinute: 500, concurrency: 20 } };
  };
  for (let n = 0; n < 100; n++) send(`c${n}`, { access: access() });
  await time.pass(20_000);
  expect(started).toHaveLength(100);
  expect(mostRunning).toBeGreaterThan(10);
  expect(mostRunning).toBeLessThanOrEqual(20);
});

test("a server that bears four at once without saying so: the limit settles there", async () => {
  serve = async () => {
    if (running > 4) fails("rate_limited");
    await time.sleep(5_000);
    return answer;
  };
  const many = { access: access({ preset: "vllm" }) };
  const sent = Array.from({ length: 300 }, (_, n) => send(`c${n}`, many));
  await time.pass(20 * 60_000);
  expect(sent.filter((one) => one.answer)).toHaveLength(300);
  expect(stateOf().limit).toBeGreaterThanOrEqual(2);
  expect(started.length - 300).toBeLessThan(30);
});

test("trouble is tried again, with growing pauses, a bounded number of times", async () => {
  serve = () => fails("cut");
  const sent = send("c");
  await time.pass(60_000);
  expect(started).toHaveLength(3);
  const pauses = started.slice(1).map(({ at }, n) => at - (started[n]?.at ?? 0));
  expect(pauses).toEqual([500, 1_000]);
  expect(sent.error).toMatchObject({ kind: "cut" });
  expect(stateOf()).toMatchObject({ running: 0, waiting: 0 });
});

test("what no repetition helps is not repeated", async () => {
  serve = () => fails("bad_request");
  const sent = send("c");
  await time.pass(60_000);
  expect(started).toHaveLength(1);
  expect(sent.error).toMatchObject({ kind: "bad_request" });
  expect(stateOf().open).toBe(false);
});

test("a failing server opens the breaker: those who wait are told at once, and one call tries later", async () => {
  serve = async () => {
    await time.sleep(100);
    return fails("unavailable");
  };
  const heard: LaneState["phase"][] = [];
  queue.onChange((_key, state) => {
    if (heard.at(-1) !== state.phase) heard.push(state.phase);
  });
  const owned = { access: access({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  const sent = Array.from({ length: 20 }, (_, n) => send(`c${n}`, owned));
  await time.pass(10_000);
  expect(started).toHaveLength(4);
  expect(sent.every((one) => one.error instanceof ModelError)).toBe(true);
  expect(stateOf()).toMatchObject({ open: true, phase: "open", waiting: 0, reason: "it is unavailable" });
  const late = send("late", owned);
  await time.pass(0);
  expect(late.error).toMatchObject({
    kind: "unavailable",
    words: expect.stringContaining("it is unavailable"),
  });
  expect(started).toHaveLength(4);

  await time.pass((stateOf().until ?? 0) - time.now());
  const trial = send("trial", owned);
  const beside = send("beside", owned);
  await time.pass(200);
  expect(order().endsWith("trial")).toBe(true);
  expect(trial.error).toMatchObject({ kind: "unavailable" });
  expect(beside.error).toMatchObject({ kind: "unavailable" });
  const secondPause = (stateOf().until ?? 0) - time.now();
  expect(secondPause).toBeGreaterThan(20_000);

  serve = () => answer;
  await time.pass(secondPause + 1);
  const well = send("well", owned);
  await time.pass(10);
  expect(well.answer).toEqual(answer);
  expect(stateOf()).toMatchObject({ open: false, phase: "closed", until: null });
  expect(heard).toEqual(["closed", "open", "half_open", "open", "half_open", "closed"]);
});

test("a trial that is withdrawn leaves the next one free to try", async () => {
  serve = () => fails("no_credit");
  send("c");
  await time.pass(1_000);
  expect(stateOf()).toMatchObject({ open: true, reason: "it is no_credit" });
  await time.pass(10 * 60_000);
  serve = async ({ signal }) => {
    await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
    return fails("aborted");
  };
  const withdrawal = new AbortController();
  const withdrawn = send("withdrawn", { signal: withdrawal.signal });
  await time.pass(100);
  withdrawal.abort();
  await time.pass(100);
  expect(withdrawn.error).toMatchObject({ kind: "aborted" });
  serve = () => answer;
  const next = send("next");
  await time.pass(100);
  expect(next.answer).toEqual(answer);
});

test("a server that asks for a long pause is away until then", async () => {
  serve = () => fails("rate_limited", { retryAfterMs: 600_000, told: { waitMs: 600_000 } });
  const sent = send("c");
  await time.pass(1_000);
  expect(sent.error).toMatchObject({ kind: "rate_limited" });
  const { open, until } = stateOf();
  expect(open).toBe(true);
  expect((until ?? 0) - time.now()).toBeGreaterThan(590_000);
});

test("a withdrawn question leaves the queue; stopping withdraws all and waits for what runs", async () => {
  const owned = { access: access({ maxConcurrency: 1 }) };
  send("runs", owned);
  const withdrawal = new AbortController();
  const waits = send("waits", { ...owned, signal: withdrawal.signal });
  const last = send("last", owned);
  await time.pass(10);
  withdrawal.abort();
  await time.pass(0);
  expect(waits.error).toMatchObject({ kind: "aborted" });
  expect(stateOf()).toMatchObject({ waiting: 1, running: 1 });
  let stopped = false;
  void queue.stop().then(() => {
    stopped = true;
  });
  await time.pass(10);
  expect(last.error).toMatchObject({ kind: "aborted" });
  expect(stopped).toBe(false);
  await time.pass(1_000);
  expect(stopped).toBe(true);
});

test("hooks are called around every call, tries included; one that refuses lets none through", async () => {
  const seen: string[] = [];
  const hooks: CallHooks = {
    before: async ({ estimateInput, maxTokens }) => {
      seen.push(`before ${estimateInput > 0} ${maxTokens}`);
      return `call${seen.length}`;
    },
    after: async (id, { usage, error }) => {
      seen.push(`after ${id} ${usage?.outputTokens ?? "-"} ${error?.kind ?? "fine"}`);
    },
  };
  let tries = 0;
  serve = () => (tries++ === 0 ? fails("unavailable") : answer);
  const sent = send("c", {}, hooks);
  await time.pass(10_000);
  expect(sent.answer).toEqual(answer);
  expect(seen).toEqual([
    "before true 2000",
    "after call1 - unavailable",
    "before true 2000",
    "after call3 5 fine",
  ]);
  const refusal = new Error("the budget is spent");
  const refused = send("d", {}, { ...hooks, before: () => Promise.reject(refusal) });
  await time.pass(10_000);
  expect(refused.error).toBe(refusal);
  expect(started).toHaveLength(2);
  expect(stateOf()).toMatchObject({ running: 0, open: false });
});

test("lanes are apart, and named without their key", async () => {
  serve = (request) => (request.access.apiKey === "sk-bad" ? fails("unauthorized") : answer);
  const bad = access({ apiKey: "sk-bad" });
  send("a", { access: bad });
  const fine = send("b");
  await time.pass(1_000);
  expect(stateOf(bad).open).toBe(true);
  expect(fine.answer).toEqual(answer);
  const keys = queue.states().map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(keys.join()).not.toContain("sk-");
});
