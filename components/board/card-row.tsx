"use client";
import Link from "next/link";
import { memo } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";
import { useCardSetting } from "./board-view.tsx";
import { CardClock } from "./card-clock.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNote } from "./card-note.tsx";
import type { ColumnKey } from "./columns.ts";
import { setActive, useTabIndex } from "./roving.ts";
import { taskHref } from "./task-href.ts";

type CardRowProps = { card: Card; column: ColumnKey; first: boolean };

/** One task as a row of the list, tall enough for a finger. */
export const CardRow = memo(function CardRow({ card, column, first }: CardRowProps) {
  const { workspaceId, agents, blocks, mayEdit, alone } = useCardSetting();
  const tabIndex = useTabIndex(column, card.id, first);
  const holder = card.agentId ? agents[card.agentId]?.name : undefined;
  const facts = [
    holder,
    card.attemptNumber > 1 && holder && `attempt ${card.attemptNumber}`,
    card.skills.join(" · "),
  ].filter(Boolean);
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
        {facts.length > 0 && <p className="truncate text-ink-faint text-xs">{facts.join(" · ")}</p>}
        <CardNote card={card} blocks={blocks.get(card.id) ?? 0} lines={1} alone={alone} />
      </div>
      <span className="shrink-0 text-right font-mono text-ink-faint text-xs">
        {column === "done" && card.completedAt ? (
          <RelativeTime at={card.completedAt} />
        ) : (
          <CardClock card={card} />
        )}
      </span>
      {mayEdit && column !== "done" && (
        <span className="relative z-1">
          <CardMenu card={card} tabIndex={tabIndex} variant="quiet" />
        </span>
      )}
    </li>
  );
});
