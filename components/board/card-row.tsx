"use client";
import Link from "next/link";
import { memo } from "react";
import { useMay, useWorkspace } from "#components/live/live-context.tsx";
import { Age } from "#components/ui/age.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { Card } from "#server/domain/card.ts";
import { useCardSetting } from "./board-view.tsx";
import { CardClock, CardCountdown, Deadline } from "./card-clock.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNote } from "./card-note.tsx";
import { standingWords } from "./card-standing.tsx";
import type { ColumnKey } from "./columns.ts";
import { setActive, useTabIndex } from "./roving.ts";
import { taskHref } from "./task-href.ts";

type CardRowProps = { card: Card; column: ColumnKey; first: boolean; gapSaid: boolean };

/** One task as a row of the list, tall enough for a finger. */
export const CardRow = memo(function CardRow({ card, column, first, gapSaid }: CardRowProps) {
  const { workspaceId, agents, blocks, mayEdit } = useCardSetting();
  const tabIndex = useTabIndex(column, card.id, first);
  const holder = card.agentId ? agents[card.agentId]?.name : undefined;
  const loud = card.priority === "urgent" || card.priority === "high";
  return (
    <li
      data-card-box={card.id}
      onFocus={() => setActive(column, card.id)}
      className="relative flex min-h-11 items-center gap-2.5 border-line border-b bg-raised py-1.5 pr-1.5 pl-3 focus-within:bg-surface"
    >
      {holder && column !== "done" ? (
        <span className="relative z-1 inline-flex">
          <Pulse source={card} tabIndex={tabIndex} />
        </span>
      ) : (
        <StatusMark status={card.status} iconOnly className="w-[18px] justify-center" />
      )}
      <div className="min-w-0 flex-1">
        <Link
          href={taskHref(workspaceId, card.id)}
          prefetch={false}
          tabIndex={tabIndex}
          data-card={card.id}
          className={cn(
            "line-clamp-2 break-words after:absolute after:inset-0 sm:line-clamp-1",
            column !== "done" && "font-strong",
          )}
        >
          {loud && (
            <span className={card.priority === "urgent" ? "text-failed" : "text-attention"}>
              {card.priority === "urgent" ? "Urgent: " : "High: "}
            </span>
          )}
          {card.title}
        </Link>
        <RowFacts card={card} holder={holder} column={column} />
        {holder && column === "working" && <CardCountdown card={card} />}
        <CardNote card={card} blocks={blocks.get(card.id) ?? 0} lines={1} gapSaid={gapSaid} />
      </div>
      <RowTime card={card} column={column} />
      {mayEdit && column !== "done" && (
        <span className="relative z-1">
          <CardMenu card={card} tabIndex={tabIndex} variant="quiet" />
        </span>
      )}
    </li>
  );
});

/** What it waits for, holder, attempt, skills: what matters most stands first, the rest is cut. */
function RowFacts({ card, holder, column }: { card: Card; holder: string | undefined; column: ColumnKey }) {
  const { mode } = useWorkspace().coordinator;
  const mayReview = useMay("task.review");
  const standing = (column === "needs-you" || column === "in-review") && card.status !== "ready";
  const facts = [
    holder,
    holder && card.attemptNumber > 1 && `attempt ${card.attemptNumber}`,
    card.skills.join(" · "),
  ].filter(Boolean);
  if (!standing && facts.length === 0) return null;
  return (
    <p className="truncate text-ink-faint text-xs">
      {standing && (
        <span className={cn("font-strong", statusWords[card.status].hue)}>
          {standingWords(card, mode, mayReview)}
          {facts.length > 0 && " · "}
        </span>
      )}
      {facts.join(" · ")}
    </p>
  );
}

/** The times of a row: when it was done, or since when it waits, or percent and age of the last evidence; when it is due. */
function RowTime({ card, column }: { card: Card; column: ColumnKey }) {
  const { percent, deadlineAt, completedAt } = card;
  const waits = column === "needs-you" || column === "in-review";
  if (column === "done")
    return (
      <span className="shrink-0 text-ink-faint text-xs">
        {completedAt && <RelativeTime at={completedAt} />}
      </span>
    );
  return (
    <span className="flex shrink-0 flex-col items-end text-ink-faint text-xs">
      <span className="flex gap-2">
        {column === "working" && percent !== null && percent > 0 && percent < 100 && (
          <span>{Math.round(percent)} %</span>
        )}
        {waits ? (
          <Age at={card.since} className={statusWords[card.status].hue} />
        ) : (
          <span className="font-mono empty:hidden">
            <CardClock card={card} />
          </span>
        )}
      </span>
      {deadlineAt && <Deadline at={deadlineAt} />}
    </span>
  );
}
