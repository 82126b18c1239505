import { expect, test } from "vitest";
import { pushClocks } from "#server/domain/clocks.ts";
import { type PulseSource, pulseOf } from "./pulse-of.ts";

const start = Date.parse("2026-01-05T12:00:00Z");
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const working: PulseSource = {
  attemptStatus: "working",
  clocks: pushClocks,
  offeredAt: at(-20),
  acceptBy: null,
  evidenceAt: at(0),
  evidence: "activity: fetched 12 pages",
  suspectAt: null,
  leaseUntil: null,
};
const after = (seconds: number, change: Partial<PulseSource> = {}) =>
  pulseOf({ ...working, ...change }, start + seconds * 1000);

test("the ring is full when just heard and half when half the progress clock is gone", () => {
  expect(after(0)).toMatchObject({ tone: "live", arc: 1, glow: 1, countdown: null });
  expect(after(300)).toMatchObject({ tone: "live", arc: 0.5 });
  expect(after(250).sentence).toBe(
    "Last heard 4:10 ago (activity: fetched 12 pages). Nudge at 10:00, reassigned at 20:00.",
  );
});

test("past the progress clock it is suspect and runs down to the stall", () => {
  const view = after(900, { suspectAt: at(600) });
  expect(view).toMatchObject({ tone: "suspect", arc: 0.5, countdown: 300 });
  expect(view.sentence).toContain("reassigned at 20:00, in 5:00");
  expect(after(601).tone).toBe("suspect");
});

test("past the stall clock the ring is broken and never negative", () => {
  expect(after(1300, { suspectAt: at(600) })).toMatchObject({ tone: "stalled", arc: 1, countdown: 0 });
});

test("a quiet attempt counts down to the end of its lease when that comes first", () => {
  const view = after(60, { leaseUntil: at(90) });
  expect(view).toMatchObject({ tone: "suspect", countdown: 30, arc: 0.25 });
  expect(view.sentence).toContain("reassigned in 0:30 unless it reports");
  expect(after(1190, { leaseUntil: at(1400), suspectAt: at(600) }).countdown).toBe(10);
});

test("an offer runs down to the moment it goes to another", () => {
  const view = after(0, { attemptStatus: "offered", offeredAt: at(-15), acceptBy: at(45) });
  expect(view).toMatchObject({ tone: "offered", arc: 0.75, countdown: 45 });
});

test("no clock runs while someone else has to act", () => {
  expect(after(9999, { attemptStatus: "input_required" })).toMatchObject({
    tone: "asking",
    arc: 1,
    countdown: null,
  });
  expect(after(9999, { attemptStatus: "submitted" })).toMatchObject({
    tone: "resting",
    arc: 1,
    countdown: null,
  });
});

test("ended attempts: broken when their agent fell silent, empty otherwise", () => {
  expect(after(1, { attemptStatus: "lease_expired" }).tone).toBe("stalled");
  expect(after(1, { attemptStatus: "completed" })).toMatchObject({ tone: "none", arc: 0 });
  expect(pulseOf({ ...working, attemptStatus: null }, start).tone).toBe("none");
});

test("a clock that is ahead of ours does not break the ring", () => {
  expect(after(-30)).toMatchObject({ tone: "live", arc: 1, glow: 1 });
  expect(after(-30).sentence).toContain("Last heard 0:00 ago");
});
