import { expect, test } from "vitest";
import {
  type AttemptStatus,
  attemptMoves,
  endedAttempt,
  heard,
  isOpen,
  judge,
  moveAttempt,
  openAttempt,
  proven,
} from "./attempt.ts";
import { AppError } from "./errors.ts";
import { after, attemptWith, noon } from "./match-fixtures.ts";

const statuses: AttemptStatus[] = [...openAttempt, ...endedAttempt];
const released: AttemptStatus[] = [
  "failed",
  "canceled",
  "unreachable",
  "lease_expired",
  "stalled",
  "superseded",
];
/** Written out a second time on purpose: whoever changes the table must mean it. */
const allowed: Partial<Record<AttemptStatus, AttemptStatus[]>> = {
  offered: ["accepted", "rejected", ...released],
  accepted: ["working", "input_required", "submitted", "completed", "rejected", ...released],
  working: ["input_required", "submitted", "completed", "rejected", ...released],
  input_required: ["working", "submitted", "completed", "rejected", ...released],
  submitted: ["completed", "changes_requested", ...released],
  changes_requested: ["working", "input_required", "submitted", "completed", "rejected", ...released],
};

test.each(statuses.flatMap((from) => statuses.map((to) => ({ from, to }))))("$from → $to", ({ from, to }) => {
  const attempt = attemptWith({ status: from, number: 3 });
  const move = () => moveAttempt(attempt, to, after(9), { note: "n" });
  if (allowed[from]?.includes(to)) {
    expect(move()).toEqual({ ...attempt, status: to, note: "n", endedAt: isOpen(to) ? null : after(9) });
    return;
  }
  expect(move).toThrow(AppError);
  expect(move).toThrow(`Attempt 3 is ${from} and cannot become ${to}.`);
});

test("the ends have no way out, everything open has", () => {
  for (const status of statuses) expect(attemptMoves[status].length > 0).toBe(isOpen(status));
});

test("a report renews the lease and ends the quiet; only evidence restarts the progress clock", () => {
  const attempt = attemptWith({ quietAt: noon, suspectAt: noon });
  expect(heard(attempt, after(70))).toEqual({
    ...attempt,
    heardAt: after(70),
    leaseUntil: after(190),
    quietAt: null,
  });
  const moved = proven(attempt, after(70), "e".repeat(300));
  expect(moved).toMatchObject({ leaseUntil: after(190), evidenceAt: after(70), suspectAt: null });
  expect(moved.evidence).toHaveLength(200);
});

const none = { act: "none" };
const release = (status: string, clock: string, settingSeconds: number) => ({
  act: "release",
  status,
  clock,
  settingSeconds,
});
const alive = { leaseUntil: after(100_000) };
test.each([
  ["offered, at its last moment", { status: "offered" }, 60, none],
  ["offered, a moment later", { status: "offered" }, 60.001, release("lease_expired", "accept", 60)],
  ["offered: neither lease nor evidence count", { status: "offered", acceptBy: after(9_999) }, 9_998, none],
  ["half the lease gone", {}, 60, none],
  ["more than half the lease gone", {}, 60.001, { act: "quiet" }],
  ["quiet and told already", { quietAt: noon }, 119, none],
  ["lease at its last moment", { quietAt: noon }, 120, none],
  ["lease over", { quietAt: noon }, 120.001, release("lease_expired", "lease", 120)],
  ["accepted: lease over", { status: "accepted" }, 121, release("lease_expired", "lease", 120)],
  [
    "changes requested: lease over",
    { status: "changes_requested" },
    121,
    release("lease_expired", "lease", 120),
  ],
  ["no evidence up to the nudge", alive, 600, none],
  ["no evidence past the nudge", alive, 600.001, { act: "suspect" }],
  ["suspect and nudged already", { ...alive, suspectAt: noon }, 1_200, none],
  ["stalled", { ...alive, suspectAt: noon }, 1_200.001, release("stalled", "progress", 1_200)],
  ["stalled without ever being seen suspect", alive, 5_000, release("stalled", "progress", 1_200)],
  ["lease and stall both over: the lease is the reason", {}, 5_000, release("lease_expired", "lease", 120)],
  ["suspect is said before quiet", { leaseUntil: after(610) }, 605, { act: "suspect" }],
  ["a clock that went back", {}, -5_000, none],
  ["waiting for a person", { status: "input_required" }, 1e9, none],
  ["submitted", { status: "submitted" }, 1e9, none],
  ["completed", { status: "completed" }, 1e9, none],
  ["superseded", { status: "superseded" }, 1e9, none],
] as const)("the clocks: %s", (_, change, seconds, verdict) => {
  expect(judge(attemptWith(change), +after(seconds))).toEqual(verdict);
});
