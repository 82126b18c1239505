"use client";
import { plainTimes } from "./plain-times.ts";
import { useHydrated, useNow } from "./use-now.tsx";

/** A sentence of the engine, its moments told by the reader's clock. */
export function TimedText({ text }: { text: string }) {
  const hydrated = useHydrated();
  const now = useNow(60_000);
  return plainTimes(text, now, hydrated ? undefined : "UTC");
}
