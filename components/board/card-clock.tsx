"use client";
import { cn } from "#components/ui/class-names.ts";
import { duration, secondsSince } from "#components/ui/format-time.ts";
import { type PulseTone, pulseOf } from "#components/ui/pulse-of.ts";
import { useNow } from "#components/ui/use-now.tsx";
import type { Card } from "#server/domain/card.ts";

/** The age of the last evidence of a held card; amber while it is stalled. */
export function CardClock({ card }: { card: Card }) {
  const now = useNow();
  const { tone, sentence } = pulseOf(card, now);
  if (!card.evidenceAt || !heard.has(tone)) return null;
  return (
    <span title={sentence} className={cn(tone !== "live" && "text-attention")}>
      {duration(secondsSince(card.evidenceAt, now))}
    </span>
  );
}
const heard: ReadonlySet<PulseTone> = new Set(["live", "suspect", "stalled"]);

/** What will be done about a card that is being lost, and when: taken from its agent, or offered to another. */
export function CardCountdown({ card }: { card: Card }) {
  const { countdown, tone, sentence } = pulseOf(card, useNow());
  if (countdown === null) return null;
  const offered = tone === "offered";
  return (
    <p title={sentence} className={cn("truncate text-xs", offered ? "text-ink-faint" : "text-attention")}>
      {countdown <= 0 ? (
        "being reassigned"
      ) : (
        <>
          {offered ? "offered · next agent in " : "stalled · reassigned in "}
          <span className="font-mono">{duration(countdown)}</span>
        </>
      )}
    </p>
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
