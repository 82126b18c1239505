/** What a server says of its limits, in headers or in the words of a refusal. */
export type ToldLimits = {
  /** Calls a minute it allows. */
  perMinute?: number;
  /** Calls at once it allows. */
  concurrency?: number;
  /** No more calls before this many milliseconds have passed. */
  waitMs?: number;
};

/** Reads `x-ratelimit-*` and `retry-after`; what is missing or unreadable is left out. */
export function limitsFromHeaders(headers: Headers, now: number): ToldLimits {
  const limit = Number(headers.get("x-ratelimit-limit-requests") ?? Number.NaN);
  const remaining = Number(headers.get("x-ratelimit-remaining-requests") ?? Number.NaN);
  const reset = spanOf(headers.get("x-ratelimit-reset-requests"), now);
  const retry = spanOf(headers.get("retry-after-ms") && `${headers.get("retry-after-ms")}ms`, now);
  const waits = [remaining === 0 ? reset : null, retry, spanOf(headers.get("retry-after"), now)].filter(
    (wait) => wait !== null,
  );
  return {
    // A limit with a window far from a minute (a day's, a second's) says nothing about a minute.
    ...(limit >= 1 && (reset === null || reset <= 90_000) ? { perMinute: Math.floor(limit) } : {}),
    ...(waits.length > 0 ? { waitMs: Math.max(...waits) } : {}),
  };
}

/** Reads the limits Moonshot names in a 429: `… max RPM: 3, please try again after 1 seconds`. */
export function limitsFromWords(message: string): ToldLimits {
  const perMinute = /\bmax RPM:\s*(\d+)/i.exec(message)?.[1];
  const concurrency = /\bmax concurrency:\s*(\d+)/i.exec(message)?.[1];
  const seconds = /\btry again (?:after|in) (\d+(?:\.\d+)?)\s*s/i.exec(message)?.[1];
  return {
    ...(Number(perMinute) >= 1 ? { perMinute: Number(perMinute) } : {}),
    ...(Number(concurrency) >= 1 ? { concurrency: Number(concurrency) } : {}),
    ...(seconds ? { waitMs: Math.ceil(Number(seconds) * 1_000) } : {}),
  };
}

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Milliseconds of `20`, `1.5s`, `6m0s`, `120ms` or a date; null when it is none of them. */
function spanOf(text: string | null | undefined, now: number): number | null {
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    // Some gateways give the moment, in seconds or milliseconds since 1970.
    const moment = seconds > 1e12 ? seconds : seconds > 1e9 ? seconds * 1_000 : null;
    return Math.max(0, Math.ceil(moment === null ? seconds * 1_000 : moment - now));
  }
  if (/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
    return Math.ceil(parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ""] ?? 0), 0));
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
