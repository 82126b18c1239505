import { expect, test } from "vitest";
import { draftOf, readDraft, spanWords } from "./clock-draft.ts";

const blank = draftOf({});

test("what is saved comes back as it was, in the largest unit that keeps it whole", () => {
  const clocks = { accept_seconds: 90, lease_seconds: 120, progress_seconds: 7200, stall_seconds: 9000.5 };
  expect(readDraft(draftOf(clocks))).toEqual({ clocks, errors: {} });
  expect([90, 120, 5400, 7200].map(spanWords)).toEqual([
    "90\u00a0s",
    "2\u00a0min",
    "90\u00a0min",
    "2\u00a0h",
  ]);
});

test("an empty field is the default, not a clock of 0", () => {
  expect(readDraft(blank)).toEqual({ clocks: {}, errors: {} });
  expect(readDraft({ ...blank, stall_seconds: { amount: "1,5", unit: "min" } }).clocks).toEqual({
    stall_seconds: 90,
  });
});

test.each(["0", "-3", "soon", "1 000"])("%j is no span, and its field says so", (amount) => {
  const { clocks, errors } = readDraft({ ...blank, lease_seconds: { amount, unit: "min" } });
  expect(clocks).toEqual({});
  expect(errors.lease_seconds).toContain("above 0");
});

test("no clock runs longer than 30 days, and none reassigns before it nudges", () => {
  expect(
    readDraft({ ...blank, accept_seconds: { amount: "721", unit: "h" } }).errors.accept_seconds,
  ).toContain("720 h");
  const early = {
    ...blank,
    progress_seconds: { amount: "10", unit: "min" as const },
    stall_seconds: { amount: "300", unit: "s" as const },
  };
  expect(readDraft(early).errors).toEqual({ stall_seconds: "Not before the nudge: at least 10\u00a0min." });
});
