import { type AttemptStatus, isOpen } from "#server/domain/attempt.ts";
import type { Clocks } from "#server/domain/clocks.ts";
import { duration, secondsSince } from "./format-time.ts";

/** What a pulse needs to know of an attempt; a board card has all of it. */
export type PulseSource = {
  attemptStatus: AttemptStatus | null;
  clocks: Clocks | null;
  offeredAt: string | null;
  acceptBy: string | null;
  evidenceAt: string | null;
  evidence: string | null;
  suspectAt: string | null;
  leaseUntil: string | null;
};

export type PulseTone = "none" | "offered" | "live" | "asking" | "resting" | "suspect" | "stalled" | "away";
export type PulseView = {
  tone: PulseTone;
  /** How much of the ring is left until the next clock, 1 to 0. */
  arc: number;
  /** How bright the centre is: 1 just heard, 0.2 long ago. */
  glow: number;
  /** Seconds until this attempt is taken away, when that is in sight (suspect, quiet or not yet accepted). */
  countdown: number | null;
  /** All of it in words. */
  sentence: string;
};

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
const still = (
  tone: PulseTone,
  sentence: string,
  arc = tone === "resting" || tone === "asking" ? 1 : 0,
): PulseView => ({
  tone,
  arc,
  glow: 0.2,
  countdown: null,
  sentence,
});

/** Derives the ring from an attempt and the present in ms: full when just heard, half with half the progress clock gone, amber when suspect, broken when stalled. */
export function pulseOf(source: PulseSource, now: number): PulseView {
  const { attemptStatus: status, clocks, evidenceAt } = source;
  if (!status || !clocks) return still("none", "Nobody holds this.");
  if (status === "stalled" || status === "lease_expired")
    return still("stalled", "Ended: no sign of life in time.", 1);
  if (!isOpen(status)) return still("none", `Ended: ${status.replace("_", " ")}.`);
  if (status === "input_required") return still("asking", "Waits for an answer. No clock runs.");
  if (status === "submitted") return still("resting", "Handed in, waits for its review. No clock runs.");
  if (status === "offered") return offered(source, clocks, now);
  return evidenceAt
    ? silentFor(source, clocks, secondsSince(evidenceAt, now), now)
    : still("live", "Not heard yet.", 1);
}

function offered(source: PulseSource, clocks: Clocks, now: number): PulseView {
  const left = source.acceptBy ? -secondsSince(source.acceptBy, now) : clocks.accept_seconds;
  const since = source.offeredAt ? ` ${duration(secondsSince(source.offeredAt, now))} ago` : "";
  return {
    tone: "offered",
    arc: clamp(left / clocks.accept_seconds),
    glow: 0.2,
    countdown: left,
    sentence: `Offered${since}, not accepted yet. Offered to another agent in ${duration(left)}.`,
  };
}

function silentFor(source: PulseSource, clocks: Clocks, silent: number, now: number): PulseView {
  const { progress_seconds: progress, stall_seconds: stall } = clocks;
  const heard = `Last heard ${duration(silent)} ago${source.evidence ? ` (${source.evidence})` : ""}.`;
  const leaseLeft = source.leaseUntil ? -secondsSince(source.leaseUntil, now) : null;
  const left = Math.min(stall - silent, leaseLeft ?? Number.POSITIVE_INFINITY);
  const suspect = source.suspectAt !== null || silent > progress;
  const glow = 0.2 + 0.8 * clamp(1 - silent / progress);
  if (left <= 0)
    return {
      tone: "stalled",
      arc: 1,
      glow,
      countdown: 0,
      sentence: `${heard} Being given to another agent.`,
    };
  if (leaseLeft !== null && leaseLeft <= stall - silent)
    return {
      tone: "suspect",
      arc: clamp(leaseLeft / clocks.lease_seconds),
      glow,
      countdown: left,
      sentence: `${heard} Quiet since then: reassigned in ${duration(leaseLeft)} unless it reports.`,
    };
  if (suspect)
    return {
      tone: "suspect",
      arc: clamp((stall - silent) / Math.max(1, stall - progress)),
      glow,
      countdown: left,
      sentence: `${heard} Nudged; reassigned at ${duration(stall)}, in ${duration(left)}.`,
    };
  return {
    tone: "live",
    arc: clamp(1 - silent / progress),
    glow,
    countdown: null,
    sentence: `${heard} Nudge at ${duration(progress)}, reassigned at ${duration(stall)}.`,
  };
}
