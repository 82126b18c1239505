"use client";
import { ago, clockTime, exactTime, secondsSince } from "./format-time.ts";
import { useHydrated, useNow } from "./use-now.tsx";

/** "2 min ago", exact on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const hydrated = useHydrated();
  const now = useNow(5000);
  return (
    <time dateTime={at} title={hydrated ? exactTime(at) : undefined} className={className}>
      {ago(secondsSince(at, now))}
    </time>
  );
}

/** 14:03:12 in the reader's zone, the full date on hover. */
export function ClockTime({ at, className }: { at: string; className?: string }) {
  const hydrated = useHydrated();
  return (
    <time dateTime={at} title={hydrated ? exactTime(at) : undefined} className={className}>
      {hydrated ? clockTime(at) : clockTime(at, "UTC")}
    </time>
  );
}
