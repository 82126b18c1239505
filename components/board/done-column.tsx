"use client";
import { ChevronDown, ChevronUp, Paperclip } from "lucide-react";
import Link from "next/link";
import { memo, useState } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";
import { useCardSetting } from "./board-view.tsx";
import { ColumnHead, NothingHere } from "./column.tsx";
import { taskHref } from "./task-href.ts";

const folded = 8;

/** What is done: its number and the last few, in short; unfolds to the last fifty. */
export const DoneColumn = memo(function DoneColumn({
  cards,
  total,
  filtered,
}: {
  cards: readonly Card[];
  total: number;
  filtered: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { workspaceId, agents } = useCardSetting();
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <section aria-label={`Done, ${total}`} data-column="done" className="flex min-h-0 min-w-0 flex-col">
      <ColumnHead column="done" total={total}>
        {cards.length > folded && (
          <button
            type="button"
            aria-expanded={open}
            aria-label={open ? "Fold" : "Show more of what is done"}
            onClick={() => setOpen(!open)}
            className="ml-auto flex size-6 items-center justify-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink"
          >
            <Chevron className="size-4" aria-hidden />
          </button>
        )}
      </ColumnHead>
      {cards.length === 0 && <NothingHere column="done" filtered={filtered} />}
      <ul className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pb-3 [scrollbar-width:thin]">
        {cards.slice(0, open ? cards.length : folded).map((card) => (
          <li
            key={card.id}
            data-card-box={card.id}
            className="relative flex gap-1.5 rounded-md px-1 py-1.5 hover:bg-sunken"
          >
            <StatusMark status={card.status} iconOnly className="mt-0.5 items-start" />
            <div className="min-w-0 flex-1">
              <Link
                href={taskHref(workspaceId, card.id)}
                prefetch={false}
                data-card={card.id}
                className="line-clamp-2 break-words text-sm after:absolute after:inset-0 after:rounded-md"
              >
                {card.title}
              </Link>
              <p className="truncate text-ink-faint text-xs">
                {card.agentId && agents[card.agentId] && `${agents[card.agentId]?.name} · `}
                {card.completedAt && <RelativeTime at={card.completedAt} />}
              </p>
              {card.artifacts.length > 0 && <Deliverables names={card.artifacts.map(({ name }) => name)} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
});

function Deliverables({ names }: { names: readonly string[] }) {
  return (
    <p className="flex min-w-0 items-center gap-1 text-ink-soft text-xs" title={names.join(", ")}>
      <Paperclip className="size-3 shrink-0" aria-label="Deliverables" />
      <span className="truncate">{names[0]}</span>
      {names.length > 1 && <span className="shrink-0 text-ink-faint">+{names.length - 1}</span>}
    </p>
  );
}
