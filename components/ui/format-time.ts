const two = (value: number): string => String(value).padStart(2, "0");

/** A span in seconds as a clock a person reads: 0:42, 4:10, 3 h 05, 2 d 4 h. Negative counts as zero. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 3600) return `${Math.floor(s / 60)}:${two(s % 60)}`;
  if (s < 86_400) return `${Math.floor(s / 3600)} h ${two(Math.floor((s % 3600) / 60))}`;
  return `${Math.floor(s / 86_400)} d ${Math.floor((s % 86_400) / 3600)} h`;
}

/** A span in seconds in its largest unit: 40 s, 2 min, 3 h, 5 d. Negative counts as zero. */
export function span(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  return s < 86_400 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 86_400)} d`;
}

/** How long ago, in words: just now, 40 s ago, 2 min ago, 3 h ago, 5 d ago; "in 4 min" for the future. */
export function ago(seconds: number): string {
  if (Math.abs(Math.round(seconds)) < 10) return "just now";
  return seconds < 0 ? `in ${span(-seconds)}` : `${span(seconds)} ago`;
}

/** Seconds from an RFC 3339 time until `now` (in ms). */
export const secondsSince = (at: string, now: number): number => (now - Date.parse(at)) / 1000;

/** The exact moment in the reader's language and zone. Only for the browser: the server knows neither. */
export function exactTime(at: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" }).format(
    new Date(at),
  );
}

/** Hours, minutes, seconds in the reader's zone; in UTC until the page is hydrated. */
export function clockTime(at: string, zone?: "UTC"): string {
  const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", zone ? { ...options, timeZone: zone } : options).format(
    new Date(at),
  );
}
