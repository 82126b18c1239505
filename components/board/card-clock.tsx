"use client";
import { cn } from "#components/ui/class-names.ts";
import { duration, secondsSince } from "#components/ui/format-time.ts";
import { pulseOf } from "#components/ui/pulse-of.ts";
import { useNow } from "#components/ui/use-now.tsx";
import type { Card } from "#server/domain/card.ts";

/** The one time of a held card: age of its last evidence, or, when it is being lost, what is left. */
export function CardClock({ card }: { card: Card }) {
  const now = useNow();
  const { countdown, tone, sentence } = pulseOf(card, now);
  if (countdown === null)
    return card.evidenceAt && tone === "live" ? (
      <span title={sentence}>{duration(secondsSince(card.evidenceAt, now))}</span>
    ) : null;
  return (
    <span
      title={sentence}
      className={cn(
        "font-strong",
        tone === "offered" ? "text-ink-soft" : tone === "stalled" ? "text-failed" : "text-attention",
      )}
    >
      {tone === "stalled" ? "stalled" : `${duration(countdown)} left`}
    </span>
  );
}

/** When it is due, in words; red when that is past. */
export function Deadline({ at }: { at: string }) {
  const seconds = -secondsSince(at, useNow(10_000));
  return (
    <span className={cn(seconds < 0 ? "text-failed" : seconds < 3600 && "text-attention")}>
      {seconds < 0 ? `due ${duration(-seconds)} ago` : `due in ${duration(seconds)}`}
    </span>
  );
}
