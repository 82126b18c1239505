/** Keeps calls away from a server that fails: closed lets them pass, open stops them, half open tries one. */
export type Breaker = {
  phase: "closed" | "open" | "half_open";
  /** Weight of the failures since the last answer. */
  failures: number;
  /** How often it opened since the last answer; each time it stays open longer. */
  openings: number;
  since: number;
  /** While open: when one call is tried again. */
  until: number;
  /** Why it is open, in words. */
  reason: string;
};

/** One failure of a server: `weight` counts towards opening, `openForMs` opens it at once for that long. */
export type Failure = { weight: number; reason: string; openForMs?: number };

const threshold = 4;
const longestOpenMs = 5 * 60_000;

export const closedBreaker = (now: number): Breaker => ({
  phase: "closed",
  failures: 0,
  openings: 0,
  since: now,
  until: 0,
  reason: "",
});

/** Whether a call may start: yes, as the one that tries, or no. */
export function admits(breaker: Breaker, now: number): "pass" | "probe" | "stop" {
  if (breaker.phase === "closed") return "pass";
  return breaker.phase === "open" && now >= breaker.until ? "probe" : "stop";
}

/** The one call that tries is under way. */
export const probing = (breaker: Breaker): Breaker => ({ ...breaker, phase: "half_open" });

/** The trial came to nothing, for no fault of the server: the next call tries. */
export const unprobed = (breaker: Breaker): Breaker =>
  breaker.phase === "half_open" ? { ...breaker, phase: "open" } : breaker;

/** The server answered. */
export const answered = (breaker: Breaker, now: number): Breaker =>
  breaker.phase === "closed" ? { ...breaker, failures: 0, openings: 0 } : closedBreaker(now);

/**
 * The server failed; it rests for `restMs`, twice as long with each opening. `random` in [0, 1) spreads the next trial,
 * so that many processes do not try at once.
 */
export function failed(
  breaker: Breaker,
  failure: Failure,
  { now, random, restMs }: { now: number; random: number; restMs: number },
): Breaker {
  const failures = breaker.failures + failure.weight;
  const opens = breaker.phase === "half_open" || failure.openForMs !== undefined || failures >= threshold;
  // What was under way when it opened says nothing new.
  if (breaker.phase === "open" || !opens) return { ...breaker, failures };
  const openMs =
    failure.openForMs ?? Math.min(longestOpenMs, restMs * 2 ** breaker.openings) * (0.8 + 0.4 * random);
  return {
    phase: "open",
    failures,
    openings: breaker.openings + 1,
    since: breaker.phase === "half_open" ? breaker.since : now,
    until: now + Math.round(openMs),
    reason: failure.reason,
  };
}
