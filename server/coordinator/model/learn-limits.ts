import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { ToldLimits } from "./told-limits.ts";

/** How many calls a server takes at once and a minute, as far as is known. */
export type Limits = {
  /** Calls at once; its whole part counts. */
  concurrency: number;
  /** Calls started in any minute; infinite while nothing speaks for a limit. */
  perMinute: number;
  /** What the owner allows at most. */
  readonly most: { concurrency: number; perMinute: number };
  /** Until a server refused something, limits double in a round; afterwards they grow by one. */
  refused: boolean;
  /** After a refusal, or the server's own word, a limit does not grow until then; each refusal doubles the pause. */
  holds: { concurrency: number; perMinute: number };
  holdMs: number;
  /** Nothing starts before then, as the server asked. */
  blockedUntil: number;
  /** When calls of the last minute started. */
  starts: number[];
  shrunkAt: number;
};

const minute = 60_000;
const firstHoldMs = 2 * minute;
const longestHoldMs = 60 * minute;
const toldHoldMs = 10 * minute;
/** Where learning begins: Moonshot gives new accounts one call at once and three a minute. */
const beginnings: Record<ModelAccess["preset"], { concurrency: number; perMinute: number }> = {
  kimi: { concurrency: 1, perMinute: 3 },
  gateway: { concurrency: 2, perMinute: 20 },
  openai_compatible: { concurrency: 2, perMinute: Number.POSITIVE_INFINITY },
  vllm: { concurrency: 4, perMinute: Number.POSITIVE_INFINITY },
  sglang: { concurrency: 4, perMinute: Number.POSITIVE_INFINITY },
};

type Figures = Pick<ModelAccess, "preset" | "maxConcurrency" | "requestsPerMinute">;

/** What holds before the first call: the owner's figures where given, else a careful beginning. */
export function firstLimits(access: Figures): Limits {
  const { maxConcurrency, requestsPerMinute, preset } = access;
  const begin = beginnings[preset];
  return {
    concurrency: maxConcurrency || begin.concurrency,
    perMinute: requestsPerMinute || begin.perMinute,
    most: mostOf(access),
    refused: false,
    holds: { concurrency: 0, perMinute: 0 },
    holdMs: firstHoldMs,
    blockedUntil: 0,
    starts: [],
    shrunkAt: Number.NEGATIVE_INFINITY,
  };
}

const mostOf = ({ maxConcurrency, requestsPerMinute }: Figures): Limits["most"] => ({
  concurrency: maxConcurrency || 1_000,
  perMinute: requestsPerMinute || Number.POSITIVE_INFINITY,
});

/** The limits under the owner's present figures: a new figure holds at once, and what was learned stays below it. */
export function underFigures(limits: Limits, access: Figures): Limits {
  const most = mostOf(access);
  if (most.concurrency === limits.most.concurrency && most.perMinute === limits.most.perMinute) return limits;
  const fresh = firstLimits(access);
  const { concurrency, perMinute } = limits.refused ? limits : fresh;
  return {
    ...limits,
    most,
    concurrency: Math.min(most.concurrency, concurrency),
    perMinute: Math.min(most.perMinute, perMinute),
  };
}

/** Milliseconds until one more call may start; 0 is now, infinity is when one of those running ends. */
export function waitToStart(limits: Limits, running: number, now: number): number {
  if (now < limits.blockedUntil) return limits.blockedUntil - now;
  if (running >= Math.floor(limits.concurrency)) return Number.POSITIVE_INFINITY;
  const recent = recentStarts(limits, now);
  const allowed = Math.floor(limits.perMinute);
  if (recent.length < allowed) return 0;
  return (recent[recent.length - allowed] ?? now) + minute - now;
}

/** A call starts now. */
export const withStart = (limits: Limits, now: number): Limits => ({
  ...limits,
  starts: [...recentStarts(limits, now), now],
});

/** After an answer, with `running` calls under way, itself among them: what was used to the full grows. */
export function grown(limits: Limits, running: number, told: ToldLimits, now: number): Limits {
  const heard = withTold(limits, told, now);
  const step = (of: number): number => (heard.refused ? 1 / of : 1);
  const full = now >= heard.holds.concurrency && running >= Math.floor(heard.concurrency);
  const paced =
    now >= heard.holds.perMinute && recentStarts(heard, now).length >= Math.floor(heard.perMinute);
  return {
    ...heard,
    concurrency: Math.min(
      heard.most.concurrency,
      full ? heard.concurrency + step(heard.concurrency) : heard.concurrency,
    ),
    perMinute: Math.min(
      heard.most.perMinute,
      paced ? heard.perMinute + step(heard.perMinute) : heard.perMinute,
    ),
  };
}

/** After a refusal (429) of a call that began at `startedAt`. Refusals of one burst count once. */
export function shrunk(
  limits: Limits,
  call: { running: number; startedAt: number },
  told: ToldLimits,
  now: number,
): Limits {
  const heard = withTold(limits, told, now);
  if (call.startedAt <= limits.shrunkAt) return heard;
  const marked = { ...heard, refused: true, shrunkAt: now };
  if (told.perMinute || told.concurrency) return marked;
  const until = now + heard.holdMs;
  const held = {
    ...marked,
    holds: { concurrency: until, perMinute: until },
    holdMs: Math.min(longestHoldMs, heard.holdMs * 2),
  };
  const concurrency = Math.max(1, Math.floor(call.running * 0.7));
  const paced = call.running <= 1 || Number.isFinite(heard.perMinute);
  const perMinute = Math.max(1, Math.floor(recentStarts(heard, now).length * 0.75));
  return { ...held, concurrency, perMinute: paced ? Math.min(heard.perMinute, perMinute) : heard.perMinute };
}

/** Takes a server's word for its limits, within the owner's, and does not probe beyond them for a while. */
function withTold(limits: Limits, told: ToldLimits, now: number): Limits {
  const { perMinute, concurrency, waitMs } = told;
  const until = now + toldHoldMs;
  return {
    ...limits,
    perMinute: perMinute === undefined ? limits.perMinute : Math.min(perMinute, limits.most.perMinute),
    concurrency:
      concurrency === undefined ? limits.concurrency : Math.min(concurrency, limits.most.concurrency),
    holds: {
      concurrency: concurrency === undefined ? limits.holds.concurrency : until,
      perMinute: perMinute === undefined ? limits.holds.perMinute : until,
    },
    blockedUntil: waitMs === undefined ? limits.blockedUntil : Math.max(limits.blockedUntil, now + waitMs),
  };
}

const recentStarts = (limits: Limits, now: number): number[] =>
  limits.starts.filter((start) => start > now - minute);
