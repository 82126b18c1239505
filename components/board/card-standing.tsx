"use client";
import { useMay, useWorkspace } from "#components/live/live-context.tsx";
import { Age } from "#components/ui/age.tsx";
import { cn } from "#components/ui/class-names.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { Card } from "#server/domain/card.ts";
import type { CoordinatorState } from "#server/domain/decision.ts";
import { failureWord } from "./failure-words.ts";

/** What a card in “Needs you” or “In review” waits for, and since when. */
export function CardStanding({ card }: { card: Card }) {
  const { mode } = useWorkspace().coordinator;
  const mayReview = useMay("task.review");
  return (
    <p className={cn("flex min-w-0 items-center gap-1.5 text-xs", statusWords[card.status].hue)}>
      <StatusMark status={card.status} iconOnly className="[&_.sr-only]:hidden" />
      <span className="min-w-0 flex-1 truncate font-strong">{standingWords(card, mode, mayReview)}</span>
      <Age at={card.since} className="shrink-0" />
    </p>
  );
}

/** In few words: what is missing so that it goes on. */
export function standingWords(
  { status, review, verdict, failure }: Card,
  mode: CoordinatorState["mode"],
  mayReview: boolean,
): string {
  if (status === "failed") return failureWord(failure) ?? statusWords.failed.word;
  if (status !== "in-review") return statusWords[status].word;
  if (review === "person") return mayReview ? "Your review" : "A person reviews";
  if (review === "model" && verdict) return mode === "away" ? "Waits for the model" : "The model judges";
  return review === "peer" && verdict ? "Another agent checks" : "Being checked";
}
