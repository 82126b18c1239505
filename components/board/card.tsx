"use client";
import { useDraggable, useDroppable } from "@dnd-kit/core";
import Link from "next/link";
import { memo } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { Card } from "#server/domain/card.ts";
import { CardFacts } from "./card-facts.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardNote } from "./card-note.tsx";
import { CardStanding } from "./card-standing.tsx";
import type { ColumnKey } from "./columns.ts";
import { setActive, useTabIndex } from "./roving.ts";

export type CardProps = {
  card: Card;
  column: ColumnKey;
  holder: string | null;
  blocks: number;
  first: boolean;
  href: string;
  mayEdit: boolean;
  /** Why nobody can do it is said already, above. */
  gapSaid: boolean;
};

/** One task on the board. The whole card is its link; it can be dragged, and its menu does the same without dragging. */
export const TaskCard = memo(function TaskCard({
  card,
  column,
  holder,
  blocks,
  first,
  href,
  mayEdit,
  gapSaid,
}: CardProps) {
  const tabIndex = useTabIndex(column, card.id, first);
  const still = column === "done" || !mayEdit;
  const drag = useDraggable({ id: card.id, data: { column }, disabled: still });
  const drop = useDroppable({ id: card.id, data: { column }, disabled: still });
  const loud = card.priority === "urgent" || card.priority === "high";
  return (
    <article
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      data-card-box={card.id}
      onFocus={() => setActive(column, card.id)}
      {...drag.listeners}
      className={cn(
        "group relative flex flex-col gap-1 rounded-lg border border-line bg-raised px-2.5 py-2 transition-[border-color,opacity] duration-[120ms] focus-within:border-accent hover:border-line-strong",
        drag.isDragging && "opacity-40",
      )}
    >
      {(column === "needs-you" || column === "in-review") && card.status !== "ready" && (
        <CardStanding card={card} />
      )}
      <div className="flex items-start gap-1.5">
        <h3 className="min-w-0 flex-1 text-sm">
          <Link
            href={href}
            prefetch={false}
            draggable={false}
            tabIndex={tabIndex}
            data-card={card.id}
            className="line-clamp-2 break-words rounded-sm outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-1"
          >
            {loud && (
              <span className={card.priority === "urgent" ? "text-failed" : "text-attention"}>
                {card.priority === "urgent" ? "Urgent: " : "High: "}
              </span>
            )}
            {card.title}
          </Link>
        </h3>
      </div>
      <CardFacts card={card} holder={holder} tabIndex={tabIndex} />
      <CardNote card={card} blocks={blocks} gapSaid={gapSaid} />
      {mayEdit && column !== "done" && (
        <div className="absolute top-1 right-1 opacity-0 focus-within:opacity-100 group-hover:opacity-100 has-[[data-popup-open]]:opacity-100 touch:hidden">
          <CardMenu card={card} tabIndex={tabIndex} />
        </div>
      )}
    </article>
  );
});
