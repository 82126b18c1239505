import fc from "fast-check";
import { expect, test } from "vitest";
import type { SkillRecord } from "./agent.ts";
import { prove, recordsByKey } from "./match-record.ts";

const of = (done: number, failed = 0, seconds = done * 100, costUsd = done): SkillRecord => ({
  done,
  failed,
  stalled: 0,
  seconds,
  costUsd,
});
const success = (...records: SkillRecord[]) => prove(records).map(({ record }) => record);

test("a newcomer stands at the mean, and without any record everyone at 0.75 and average", () => {
  expect(prove([of(0), of(0)])).toEqual([
    { record: 0.75, speed: 0.5, cost: 0.5 },
    { record: 0.75, speed: 0.5, cost: 0.5 },
  ]);
  const [newcomer = 0] = success(of(0), of(60, 40));
  expect(newcomer).toBeCloseTo(63 / 104);
});

test("one success is not yet proof: forty with one failure weigh more", () => {
  const [one = 0, forty = 0, newcomer = 0, once = 0] = success(of(1), of(40, 1), of(0), of(0, 1));
  expect(forty).toBeGreaterThan(one);
  expect(one).toBeGreaterThan(newcomer);
  expect(newcomer).toBeGreaterThan(once);
  expect(once).toBeGreaterThan(0.6);
});

test("many samples outweigh the prior", () => {
  const [good = 0, bad = 0] = success(of(1_000), of(0, 1_000));
  expect(good).toBeGreaterThan(0.99);
  expect(bad).toBeLessThan(0.01);
});

test("stalls count like failures, speed and cost only for completed tasks", () => {
  const stalled = { ...of(3), stalled: 3 };
  expect(success(stalled, of(0))).toEqual(success(of(3, 3), of(0)));
  const [fast, slow, newcomer] = prove([of(9, 0, 90, 18), of(9, 0, 9_000, 9), of(0)]);
  expect(fast?.speed).toBeGreaterThan(0.7);
  expect(slow?.speed).toBeLessThan(0.5);
  expect(newcomer?.speed).toBe(0.5);
  expect(slow?.cost).toBeGreaterThan(fast?.cost ?? 1);
});

test("every part stays within 0..1, and one more success never lowers the record", () => {
  const any = fc.record({
    done: fc.nat(500),
    failed: fc.nat(99),
    stalled: fc.nat(99),
    seconds: fc.nat(),
    costUsd: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (records) => {
      for (const proof of prove(records))
        for (const part of Object.values(proof)) expect(part >= 0 && part <= 1).toBe(true);
      const [first = of(0), ...rest] = records;
      const [before = 0] = success(...records);
      const [now = 0] = success({ ...first, done: first.done + 1 }, ...rest);
      expect(now).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("records under two spellings of one skill are one", () => {
  const records = recordsByKey({ "csv-profiling": of(2), "CSV Profiler": of(3, 1) });
  expect([...records.values()]).toEqual([of(5, 1)]);
});
