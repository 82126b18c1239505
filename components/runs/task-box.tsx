"use client";
import Link from "next/link";
import { CardClock } from "#components/board/card-clock.tsx";
import { taskHref } from "#components/board/task-href.ts";
import { cn } from "#components/ui/class-names.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";

type Props = { workspaceId: string; card: Card; holder: string | null; critical: boolean };

/** A task in the graph of a run: its status, who holds it, its pulse; the title opens its page. */
export function TaskBox({ workspaceId, card, holder, critical }: Props) {
  const held = holder !== null && card.attemptStatus !== null && card.attemptStatus !== "completed";
  return (
    <div
      className={cn(
        "nopan relative flex h-full flex-col justify-center gap-0.5 rounded-lg border bg-raised px-2.5 focus-within:border-accent hover:border-line-strong",
        critical ? "border-accent" : "border-line",
        card.status === "failed" && "border-failed",
      )}
    >
      <Link
        href={taskHref(workspaceId, card.id)}
        prefetch={false}
        title={card.title}
        className="line-clamp-2 break-words text-sm leading-4 after:absolute after:inset-0"
      >
        {card.title}
      </Link>
      <div className="flex h-5 min-w-0 items-center gap-1.5 text-ink-soft text-xs">
        <StatusMark status={card.status} className="text-xs" iconOnly={held} />
        {held && (
          <>
            <span className="min-w-0 flex-1 truncate">{holder}</span>
            {card.attemptNumber > 1 && <span className="shrink-0">try {card.attemptNumber}</span>}
            <span className="shrink-0 font-mono">
              <CardClock card={card} />
            </span>
            <span className="relative z-1 inline-flex">
              <Pulse source={card} size="sm" />
            </span>
          </>
        )}
        {!held && holder && <span className="min-w-0 truncate">{holder}</span>}
      </div>
    </div>
  );
}
