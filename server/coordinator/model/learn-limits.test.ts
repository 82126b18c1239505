import { beforeEach, expect, test } from "vitest";
import { accessOf, anAnswer, fails, TimedQueue } from "#server/testing/timed-queue.ts";

let q: TimedQueue;
beforeEach(() => {
  q = new TimedQueue();
});

test("a new account's beginning: one at once and three a minute, growing while the server bears it", async () => {
  const fresh = { access: accessOf() };
  for (let n = 0; n < 200; n++) q.send(`c${n}`, fresh);
  await q.time.pass(10);
  expect(q.stateOf()).toMatchObject({ limit: 1, perMinute: 3, running: 1, waiting: 199, open: false });
  await q.time.pass(55_000);
  const inFirstMinute = q.started.length;
  expect(inFirstMinute).toBeGreaterThanOrEqual(3);
  await q.time.pass(4 * 60_000);
  expect(q.started.length).toBe(200);
  expect(q.stateOf().limit).toBeGreaterThan(1);
});

test("the owner's figures are never passed", async () => {
  const owned = { access: accessOf({ maxConcurrency: 2, requestsPerMinute: 5 }) };
  for (let n = 0; n < 30; n++) q.send(`c${n}`, owned);
  await q.time.pass(10 * 60_000);
  expect(q.started).toHaveLength(30);
  expect(q.mostRunning).toBeLessThanOrEqual(2);
  for (const { at } of q.started)
    expect(q.started.filter((other) => other.at >= at && other.at < at + 60_000).length).toBeLessThanOrEqual(
      5,
    );
});

test("a figure the owner changes holds from the next call on", async () => {
  for (let n = 0; n < 40; n++)
    q.send(`c${n}`, { access: accessOf({ maxConcurrency: 8, requestsPerMinute: 1_000 }) });
  await q.time.pass(10);
  expect(q.running).toBe(8);
  const changed = accessOf({ maxConcurrency: 2, requestsPerMinute: 1_000 });
  q.send("changed", { access: changed });
  await q.time.pass(1_500);
  expect(q.stateOf(changed)).toMatchObject({ limit: 2, running: 2 });
  await q.time.pass(60_000);
  expect(q.started).toHaveLength(41);
});

test("a refusal names the limits: they are kept, and its pause is kept", async () => {
  const fresh = { access: accessOf({ maxConcurrency: 0, requestsPerMinute: 0 }) };
  const entered: number[] = [];
  q.serve = async () => {
    const recent = entered.filter((at) => at > q.time.now() - 60_000);
    if (recent.length >= 3)
      fails("rate_limited", { retryAfterMs: 5_000, told: { perMinute: 3, waitMs: 5_000 } });
    entered.push(q.time.now());
    await q.time.sleep(100);
    return anAnswer;
  };
  const sent = Array.from({ length: 12 }, (_, n) => q.send(`c${n}`, fresh));
  await q.time.pass(8 * 60_000);
  expect(sent.every((one) => one.answer)).toBe(true);
  expect(q.stateOf().perMinute).toBe(3);
  expect(q.started.length).toBeLessThan(12 + 4);
});

test("headers raise a limit at once", async () => {
  q.serve = async () => {
    await q.time.sleep(100);
    return { ...anAnswer, told: { perMinute: 500, concurrency: 20 } };
  };
  for (let n = 0; n < 100; n++) q.send(`c${n}`, { access: accessOf() });
  await q.time.pass(20_000);
  expect(q.started).toHaveLength(100);
  expect(q.mostRunning).toBeGreaterThan(10);
  expect(q.mostRunning).toBeLessThanOrEqual(20);
});

test("a server that bears four at once without saying so: the limit settles there", async () => {
  q.serve = async () => {
    if (q.running > 4) fails("rate_limited");
    await q.time.sleep(5_000);
    return anAnswer;
  };
  const many = { access: accessOf({ preset: "vllm" }) };
  const sent = Array.from({ length: 300 }, (_, n) => q.send(`c${n}`, many));
  await q.time.pass(20 * 60_000);
  expect(sent.filter((one) => one.answer)).toHaveLength(300);
  expect(q.stateOf().limit).toBeGreaterThanOrEqual(2);
  expect(q.started.length - 300).toBeLessThan(30);
});
