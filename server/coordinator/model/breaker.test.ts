import { beforeEach, expect, test } from "vitest";
import { accessOf, anAnswer, fails, TimedQueue } from "#server/testing/timed-queue.ts";
import { ModelError } from "./model-error.ts";
import type { LaneState } from "./model-lane.ts";

let q: TimedQueue;
beforeEach(() => {
  q = new TimedQueue();
});

test("trouble is tried again, with growing pauses, a bounded number of times", async () => {
  q.serve = () => fails("cut");
  const sent = q.send("c");
  await q.time.pass(60_000);
  expect(q.started).toHaveLength(3);
  const pauses = q.started.slice(1).map(({ at }, n) => at - (q.started[n]?.at ?? 0));
  expect(pauses).toEqual([500, 1_000]);
  expect(sent.error).toMatchObject({ kind: "cut" });
  expect(q.stateOf()).toMatchObject({ running: 0, waiting: 0 });
});

test("what no repetition helps is not repeated", async () => {
  q.serve = () => fails("bad_request");
  const sent = q.send("c");
  await q.time.pass(60_000);
  expect(q.started).toHaveLength(1);
  expect(sent.error).toMatchObject({ kind: "bad_request" });
  expect(q.stateOf().open).toBe(false);
});

test("a failing server opens the breaker: those who wait are told at once, and one call tries later", async () => {
  q.serve = async () => {
    await q.time.sleep(100);
    return fails("unavailable");
  };
  const heard: LaneState["phase"][] = [];
  q.queue.onChange((_key, state) => {
    if (heard.at(-1) !== state.phase) heard.push(state.phase);
  });
  const owned = { access: accessOf({ maxConcurrency: 1, requestsPerMinute: 10_000 }) };
  const sent = Array.from({ length: 20 }, (_, n) => q.send(`c${n}`, owned));
  await q.time.pass(10_000);
  expect(q.started).toHaveLength(4);
  expect(sent.every((one) => one.error instanceof ModelError)).toBe(true);
  expect(q.stateOf()).toMatchObject({ open: true, phase: "open", waiting: 0, reason: "it is unavailable" });
  const late = q.send("late", owned);
  await q.time.pass(0);
  expect(late.error).toMatchObject({
    kind: "unavailable",
    words: expect.stringContaining("it is unavailable"),
  });
  expect(q.started).toHaveLength(4);

  await q.time.pass((q.stateOf().until ?? 0) - q.time.now());
  const trial = q.send("trial", owned);
  const beside = q.send("beside", owned);
  await q.time.pass(200);
  expect(q.order().endsWith("trial")).toBe(true);
  expect(trial.error).toMatchObject({ kind: "unavailable" });
  expect(beside.error).toMatchObject({ kind: "unavailable" });
  const secondPause = (q.stateOf().until ?? 0) - q.time.now();
  expect(secondPause).toBeGreaterThan(20_000);

  q.serve = () => anAnswer;
  await q.time.pass(secondPause + 1);
  const well = q.send("well", owned);
  await q.time.pass(10);
  expect(well.answer).toEqual(anAnswer);
  expect(q.stateOf()).toMatchObject({ open: false, phase: "closed", until: null });
  expect(heard).toEqual(["closed", "open", "half_open", "open", "half_open", "closed"]);
});

test("a trial that is withdrawn leaves the next one free to try", async () => {
  q.serve = () => fails("no_credit");
  q.send("c");
  await q.time.pass(1_000);
  expect(q.stateOf()).toMatchObject({ open: true, reason: "it is no_credit" });
  const rung = q.time.rung;
  await q.time.pass(10 * 60_000);
  // Nobody waits, so nothing is done but to say that a call may try.
  expect(q.time.rung - rung).toBe(1);
  q.serve = async ({ signal }) => {
    await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
    return fails("aborted");
  };
  const withdrawal = new AbortController();
  const withdrawn = q.send("withdrawn", { signal: withdrawal.signal });
  await q.time.pass(100);
  withdrawal.abort();
  await q.time.pass(100);
  expect(withdrawn.error).toMatchObject({ kind: "aborted" });
  q.serve = () => anAnswer;
  const next = q.send("next");
  await q.time.pass(100);
  expect(next.answer).toEqual(anAnswer);
});

test("a server that asks for a long pause is away until then", async () => {
  q.serve = () => fails("rate_limited", { retryAfterMs: 600_000, told: { waitMs: 600_000 } });
  const sent = q.send("c");
  await q.time.pass(1_000);
  expect(sent.error).toMatchObject({ kind: "rate_limited" });
  const { open, until } = q.stateOf();
  expect(open).toBe(true);
  expect((until ?? 0) - q.time.now()).toBeGreaterThan(590_000);
});
