import { z } from "zod";

/** The clocks of an attempt, in seconds (agent protocol, section 4). */
export type Clocks = {
  /** Unaccepted for this long after the offer: matched again. */
  accept_seconds: number;
  /** No report for this long: released `lease_expired`. */
  lease_seconds: number;
  /** No new evidence for this long: suspect, and nudged once. */
  progress_seconds: number;
  /** No new evidence for this long: released `stalled`. */
  stall_seconds: number;
};

const seconds = z
  .number()
  .positive()
  .max(30 * 86_400);
export const ClockOverrides = z.object({
  accept_seconds: seconds.optional(),
  lease_seconds: seconds.optional(),
  progress_seconds: seconds.optional(),
  stall_seconds: seconds.optional(),
});
export type ClockOverrides = z.infer<typeof ClockOverrides>;

const minute = 60;
export const pushClocks: Clocks = {
  accept_seconds: 60,
  lease_seconds: 120,
  progress_seconds: 10 * minute,
  stall_seconds: 20 * minute,
};

/** The defaults for an agent that polls every `pollSeconds`. */
export function pullClocks(pollSeconds: number): Clocks {
  return {
    accept_seconds: 2 * pollSeconds + 60,
    lease_seconds: 15 * minute,
    progress_seconds: 30 * minute,
    stall_seconds: 60 * minute,
  };
}

/** Lays overrides over the defaults, the last one strongest; a stall clock is never shorter than its nudge. */
export function resolveClocks(
  base: Clocks,
  ...overrides: readonly (ClockOverrides | null | undefined)[]
): Clocks {
  const clocks = { ...base };
  for (const override of overrides) {
    if (!override) continue;
    if (override.progress_seconds !== undefined) clocks.stall_seconds = 2 * override.progress_seconds;
    for (const key of clockNames) clocks[key] = override[key] ?? clocks[key];
  }
  clocks.stall_seconds = Math.max(clocks.stall_seconds, clocks.progress_seconds);
  return clocks;
}
const clockNames = ["accept_seconds", "lease_seconds", "progress_seconds", "stall_seconds"] as const;
