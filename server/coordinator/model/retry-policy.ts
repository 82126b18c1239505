import type { Failure } from "./breaker.ts";
import type { ModelError, ModelErrorKind } from "./model-error.ts";

/** How often a call is made in all when it fails so; what is not named here is never repeated. */
const mostTries: Partial<Record<ModelErrorKind, number>> = {
  rate_limited: 6,
  unavailable: 3,
  cut: 3,
};
const baseMs = 1_000;
const longestMs = 30_000;
/** A server that asks for a longer pause is treated as away, so that rules take over. */
const longestWaitMs = 120_000;

/** Milliseconds to pause before the next try, or null when there is none; `tries` were made, `random` is in [0, 1). */
export function pauseBeforeRetry(error: ModelError, tries: number, random: number): number | null {
  if (tries >= (mostTries[error.kind] ?? 0)) return null;
  const asked = error.retryAfterMs ?? 0;
  if (asked > longestWaitMs) return null;
  // Full jitter: anything from nothing to the doubled pause, so that callers do not come in step.
  return asked + random * Math.min(longestMs, baseMs * 2 ** (tries - 1));
}

/** What a failed call says of the server; null when the server is well and only the question was wrong. */
export function failureOf(error: ModelError): Failure | null {
  const reason = error.words;
  switch (error.kind) {
    case "timeout":
      // A minute of silence is enough to let the rules take over; a trial soon tells whether it was one call's alone.
      return { weight: 4, reason };
    case "unavailable":
    case "cut":
      return { weight: 1, reason, ...longPause(error) };
    case "rate_limited":
      return { weight: 0.4, reason, ...longPause(error) };
    case "unauthorized":
    case "no_credit":
      // Only a person can help, who then changes the key or pays: look again every few minutes.
      return { weight: 1, reason, openForMs: longestWaitMs };
    default:
      return null;
  }
}

const longPause = (error: ModelError): { openForMs?: number } =>
  (error.retryAfterMs ?? 0) > longestWaitMs ? { openForMs: error.retryAfterMs ?? 0 } : {};
