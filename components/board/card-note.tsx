import { CircleAlert, CornerDownRight, Hourglass, MessageCircleQuestion } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { TimedText } from "#components/ui/timed-text.tsx";
import type { Card } from "#server/domain/card.ts";
import { isFinal } from "#server/domain/task.ts";

type CardNoteProps = { card: Card; blocks: number; lines?: 1 | 2; gapSaid?: boolean };

/** Why a card stands where it stands, in one sentence: a question, a failure, a gap, what it waits for, what it blocks. */
export function CardNote({ card, blocks, lines = 2, gapSaid = false }: CardNoteProps) {
  const note = noteOf(gapSaid ? { ...card, gap: null } : card, blocks);
  if (!note) return null;
  return (
    <p className={cn("flex gap-1 text-xs [&_svg]:mt-0.5 [&_svg]:size-3 [&_svg]:shrink-0", note.tone)}>
      {note.icon}
      <span className={cn("min-w-0 break-words", lines === 1 ? "line-clamp-1" : "line-clamp-2")}>
        <TimedText text={note.text} />
      </span>
    </p>
  );
}

function noteOf(card: Card, blocks: number): { icon: ReactNode; text: string; tone: string } | null {
  if (card.status === "failed")
    return {
      icon: <CircleAlert aria-hidden />,
      text: card.failure?.message ?? "It failed.",
      tone: "text-failed",
    };
  if (card.question)
    return { icon: <MessageCircleQuestion aria-hidden />, text: card.question, tone: "text-attention" };
  if (card.gap && !isFinal(card.status))
    return { icon: <CircleAlert aria-hidden />, text: card.gap.reason, tone: "text-attention" };
  if (card.status === "waiting" && card.dependsOn.length > 0) {
    const text =
      card.dependsOn.length === 1 ? "waits for 1 task" : `waits for ${card.dependsOn.length} tasks`;
    return { icon: <Hourglass aria-hidden />, text, tone: "text-ink-faint" };
  }
  if (blocks > 0)
    return { icon: <CornerDownRight aria-hidden />, text: `blocks ${blocks}`, tone: "text-ink-faint" };
  return null;
}
