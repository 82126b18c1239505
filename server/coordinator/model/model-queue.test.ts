import { beforeEach, expect, test } from "vitest";
import { accessOf, anAnswer, fails, TimedQueue } from "#server/testing/timed-queue.ts";
import type { CallHooks } from "./lane-call.ts";

let q: TimedQueue;
beforeEach(() => {
  q = new TimedQueue();
});

test("calls that wait go by priority; of one priority, workspaces take turns", async () => {
  const owned = { access: accessOf({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  q.send("first", owned);
  for (const n of [1, 2, 3]) q.send(`a-plan${n}`, { ...owned, kind: "plan", workspaceId: "ws_a" });
  q.send("b-plan", { ...owned, kind: "plan", workspaceId: "ws_b" });
  q.send("a-talk", { ...owned, kind: "converse", workspaceId: "ws_a" });
  q.send("b-recover", { ...owned, kind: "recover", workspaceId: "ws_b" });
  q.send("a-review", { ...owned, kind: "review", workspaceId: "ws_a" });
  await q.time.pass(20_000);
  expect(q.order()).toBe("first b-recover a-review a-plan1 b-plan a-plan2 a-plan3 a-talk");
  expect(q.mostRunning).toBe(1);
});

test("talk that has waited long goes before new recoveries", async () => {
  const owned = { access: accessOf({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  q.serve = async () => {
    await q.time.sleep(10_000);
    return anAnswer;
  };
  q.send("talk0", owned);
  q.send("talk", owned);
  for (let n = 0; n < 40; n++) {
    q.send(`recover${n}`, { ...owned, kind: "recover" });
    await q.time.pass(8_000);
  }
  const place = q.started.findIndex(({ id }) => id === "talk");
  expect(place).toBeGreaterThan(3);
  expect(place).toBeLessThan(25);
});

test("a withdrawn question leaves the q.queue; stopping withdraws all and waits for what runs", async () => {
  const owned = { access: accessOf({ maxConcurrency: 1 }) };
  q.send("runs", owned);
  const withdrawal = new AbortController();
  const waits = q.send("waits", { ...owned, signal: withdrawal.signal });
  const last = q.send("last", owned);
  await q.time.pass(10);
  withdrawal.abort();
  await q.time.pass(0);
  expect(waits.error).toMatchObject({ kind: "aborted" });
  expect(q.stateOf()).toMatchObject({ waiting: 1, running: 1 });
  let stopped = false;
  void q.queue.stop().then(() => {
    stopped = true;
  });
  await q.time.pass(10);
  expect(last.error).toMatchObject({ kind: "aborted" });
  expect(stopped).toBe(false);
  await q.time.pass(1_000);
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
  q.serve = () => (tries++ === 0 ? fails("unavailable") : anAnswer);
  const sent = q.send("c", {}, hooks);
  await q.time.pass(10_000);
  expect(sent.answer).toEqual(anAnswer);
  expect(seen).toEqual([
    "before true 2000",
    "after call1 - unavailable",
    "before true 2000",
    "after call3 5 fine",
  ]);
  const refusal = new Error("the budget is spent");
  const refused = q.send("d", {}, { ...hooks, before: () => Promise.reject(refusal) });
  await q.time.pass(10_000);
  expect(refused.error).toBe(refusal);
  expect(q.started).toHaveLength(2);
  expect(q.stateOf()).toMatchObject({ running: 0, open: false });
});

test("lanes are apart, and named without their key", async () => {
  q.serve = (request) => (request.access.apiKey === "sk-bad" ? fails("unauthorized") : anAnswer);
  const bad = accessOf({ apiKey: "sk-bad" });
  q.send("a", { access: bad });
  const fine = q.send("b");
  await q.time.pass(1_000);
  expect(q.stateOf(bad).open).toBe(true);
  expect(fine.answer).toEqual(anAnswer);
  const keys = q.queue.states().map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(keys.join()).not.toContain("sk-");
  expect(q.stateOf(bad).host).toBe("api.moonshot.ai");
  await q.time.pass(25 * 3_600_000);
  q.send("c");
  await q.time.pass(1_000);
  expect(q.queue.states()).toHaveLength(1);
});
