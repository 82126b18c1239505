"use client";
import { exactTime, secondsSince, span } from "./format-time.ts";
import { useHydrated, useNow } from "./use-now.tsx";

/** How long something has been so: "12 min", the exact moment on hover. */
export function Age({ at, className }: { at: string; className?: string }) {
  const hydrated = useHydrated();
  const now = useNow(5000);
  return (
    <time dateTime={at} title={hydrated ? `since ${exactTime(at)}` : undefined} className={className}>
      <span className="sr-only">for </span>
      {span(secondsSince(at, now))}
    </time>
  );
}
