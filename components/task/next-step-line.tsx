"use client";
import { useMay } from "#components/live/live-context.tsx";
import { useCoordinatorWords } from "#components/shell/use-coordinator-words.ts";
import { cn } from "#components/ui/class-names.ts";
import { duration } from "#components/ui/format-time.ts";
import { TimedText } from "#components/ui/timed-text.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import type { Card } from "#server/domain/card.ts";
import { nextStep } from "./next-step.ts";
import type { TaskLink } from "./task-page.ts";

const tones = { calm: "text-ink-soft", warn: "text-attention", you: "text-ink" } as const;

/** What happens next and when, ticking: "Reassigned in 3:20 unless Mira reports". */
export function NextStepLine({
  card,
  holder,
  dependsOn,
}: {
  card: Card;
  holder: string;
  dependsOn: readonly TaskLink[];
}) {
  const now = useNow();
  const coordinator = useCoordinatorWords();
  const step = nextStep(card, holder, dependsOn, coordinator, useMay("task.review"));
  const left = step.dueAt === null ? null : Math.floor((step.dueAt - now - 1) / 1000);
  return (
    <p className={cn("text-base", tones[step.tone])}>
      {left !== null && left <= 0 ? (
        step.overdue
      ) : left === null ? (
        <TimedText text={step.before} />
      ) : (
        <>
          {step.before} <span className="font-mono">{duration(left)}</span> {step.after}
        </>
      )}
    </p>
  );
}
