import { expect, test } from "vitest";
import { countOutcome, readRecord, total, typicalSeconds } from "./skill-record.ts";

const spent = (seconds: number) => ({ seconds, costUsd: 0.5 });
const blank = readRecord(undefined);

test("time and money count only for what was completed", () => {
  const record = countOutcome(
    countOutcome(countOutcome(blank, "done", spent(60)), "failed", spent(900)),
    "stalled",
    spent(900),
  );
  expect(record).toEqual({
    ...blank,
    done: 1,
    failed: 1,
    stalled: 1,
    seconds: 60,
    costUsd: 0.5,
    lastSeconds: [60],
  });
});

test("the typical time is the middle of the last fifteen, the mean where none were kept, nothing before the first", () => {
  let record = blank;
  expect(typicalSeconds(record)).toBeNull();
  for (const seconds of [9_999, 9_999, ...Array(14).fill(50), 20])
    record = countOutcome(record, "done", spent(seconds));
  expect(record.lastSeconds).toHaveLength(15);
  expect(typicalSeconds(record)).toBe(50);
  expect(typicalSeconds(readRecord({ done: 4, seconds: 100 }))).toBe(25);
});

test("records add up, the same one once", () => {
  const one = readRecord({ done: 2, accepted: 1, changes: 1, lastSeconds: [5, 6] });
  expect(total([one, one, undefined])).toEqual(one);
  expect(total([one, { ...one }])).toEqual(
    readRecord({ done: 4, accepted: 2, changes: 2, lastSeconds: [5, 6, 5, 6] }),
  );
});
