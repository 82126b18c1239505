import fc from "fast-check";
import { expect, test } from "vitest";
import { prove, recordsByKey } from "./match-record.ts";
import { readRecord, type SkillRecord } from "./skill-record.ts";

const of = (done: number, failed = 0, seconds = done * 100, costUsd = done): SkillRecord =>
  readRecord({ done, failed, seconds, costUsd });
const success = (...records: SkillRecord[]) => prove(records).map(({ record }) => record);

test("a newcomer stands at the mean, and without any record everyone at 0.75 and average", () => {
  expect(prove([of(0), of(0)])).toEqual([
    { record: 0.75, speed: 0.5, cost: 0.5 },
    { record: 0.75, speed: 0.5, cost: 0.5 },
  ]);
  const [newcomer = 0] = success(of(0), of(60, 40));
  expect(newcomer).toBeCloseTo((0.75 + 63 / 104) / 2);
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
    accepted: fc.nat(99),
    changes: fc.nat(99),
    rejected: fc.nat(99),
    seconds: fc.nat(),
    costUsd: fc.nat(),
    lastSeconds: fc.constant([]),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (records) => {
      for (const proof of prove(records))
        for (const part of Object.values(proof)) expect(part >= 0 && part <= 1).toBe(true);
      const [first = of(0), ...rest] = records;
      const [before = 0] = success(...records);
      const [now = 0] = success({ ...first, done: first.done + 1 }, ...rest);
      expect(now).toBeGreaterThanOrEqual(before);
      const [praised = 0] = success({ ...first, accepted: first.accepted + 1 }, ...rest);
      expect(praised).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("records under two spellings of one skill are one", () => {
  const records = recordsByKey({ "csv-profiling": of(2), "CSV Profiler": of(3, 1) });
  expect([...records.values()]).toEqual([of(5, 1)]);
});

test("reviewers' verdicts count by half: accepted at once for an agent, sent back or rejected against it", () => {
  const [praised = 0, plain = 0, corrected = 0, rejected = 0] = success(
    { ...of(6), accepted: 4 },
    of(6),
    { ...of(6), changes: 4 },
    { ...of(6), rejected: 4 },
  );
  expect(praised).toBeGreaterThan(plain);
  expect(plain).toBeGreaterThan(corrected);
  expect(corrected).toBe(rejected);
  expect(success({ ...of(6), changes: 4 }, of(0))[0]).toBe(success(of(6, 2), of(0))[0]);
});

test("few samples stay near what the profile declares, many outweigh it", () => {
  const gap = (record: SkillRecord) => {
    const [whole, part] = prove([record, record], [1, 0.7]);
    return (whole?.record ?? 0) - (part?.record ?? 0);
  };
  expect(gap(of(0))).toBeCloseTo(0.75 * 0.3);
  expect(gap(of(4, 2))).toBeLessThan(gap(of(0)) / 2);
  expect(gap(of(400, 200))).toBeLessThan(0.01);
});

test("a row from before there were verdicts reads as one without any", () => {
  const old = { sql: { done: 3, failed: 1, stalled: 0, seconds: 90, costUsd: 1 } };
  expect(recordsByKey(old).get("sql")).toEqual({ ...of(3, 1, 90, 1), accepted: 0, lastSeconds: [] });
});
