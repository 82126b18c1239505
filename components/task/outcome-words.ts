import type { AttemptStatus } from "#server/domain/attempt.ts";

type Outcome = { word: string; tone: "live" | "good" | "bad" | "gone" };

/** How an attempt stands or ended, in one short phrase. */
export const outcomeWords: Record<AttemptStatus, Outcome> = {
  offered: { word: "has the offer, not accepted yet", tone: "live" },
  accepted: { word: "accepted", tone: "live" },
  working: { word: "working", tone: "live" },
  input_required: { word: "waits for an answer", tone: "live" },
  submitted: { word: "handed in", tone: "live" },
  changes_requested: { word: "was asked for changes", tone: "live" },
  completed: { word: "completed", tone: "good" },
  rejected: { word: "turned down", tone: "gone" },
  failed: { word: "failed", tone: "bad" },
  canceled: { word: "was canceled", tone: "gone" },
  unreachable: { word: "could not be reached", tone: "bad" },
  lease_expired: { word: "gave no sign of life", tone: "bad" },
  stalled: { word: "stalled", tone: "bad" },
  superseded: { word: "was replaced", tone: "gone" },
};
