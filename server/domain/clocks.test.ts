import { expect, test } from "vitest";
import { ClockOverrides, pullClocks, pushClocks, resolveClocks } from "./clocks.ts";

test("defaults are those of the agent protocol", () => {
  expect(pushClocks).toEqual({
    accept_seconds: 60,
    lease_seconds: 120,
    progress_seconds: 600,
    stall_seconds: 1_200,
  });
  expect(pullClocks(10)).toEqual({
    accept_seconds: 80,
    lease_seconds: 900,
    progress_seconds: 1_800,
    stall_seconds: 3_600,
  });
});

test.each([
  ["nothing changes nothing", [], {}],
  ["missing and empty overrides too", [null, undefined, {}], {}],
  ["one clock alone", [{ lease_seconds: 30 }], { lease_seconds: 30 }],
  ["the last one wins", [{ lease_seconds: 30 }, { lease_seconds: 40 }, {}], { lease_seconds: 40 }],
  ["a nudge brings its stall along", [{ progress_seconds: 20 }], { progress_seconds: 20, stall_seconds: 40 }],
  [
    "unless the stall is given",
    [{ progress_seconds: 20, stall_seconds: 25 }],
    { progress_seconds: 20, stall_seconds: 25 },
  ],
  [
    "a later nudge moves an earlier stall",
    [{ stall_seconds: 25 }, { progress_seconds: 100 }],
    { progress_seconds: 100, stall_seconds: 200 },
  ],
  [
    "a later stall keeps the nudge",
    [{ progress_seconds: 20 }, { stall_seconds: 90 }],
    { progress_seconds: 20, stall_seconds: 90 },
  ],
  ["a stall is never before its nudge", [{ stall_seconds: 5 }], { stall_seconds: 600 }],
] as const)("%s", (_, overrides, expected) => {
  const base = { ...pushClocks };
  expect(resolveClocks(base, ...overrides)).toEqual({ ...pushClocks, ...expected });
  expect(base).toEqual(pushClocks);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 31 * 86_400, "60"])(
  "a clock of %s is refused",
  (seconds) => {
    expect(ClockOverrides.safeParse({ lease_seconds: seconds }).success).toBe(false);
  },
);
