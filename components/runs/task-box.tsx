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
        "nopan relative flex h-full items-center rounded-lg border bg-raised pl-2.5 focus-within:border-accent hover:border-line-strong",
        critical ? "border-accent" : "border-line",
        card.status === "failed" && "border-failed",
      )}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 pr-2">
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
          {holder && <span className="min-w-0 truncate">{holder}</span>}
          {held && (
            <>
              {card.attemptNumber > 1 && <span className="shrink-0">try {card.attemptNumber}</span>}
              <span className="ml-auto shrink-0 font-mono">
                <CardClock card={card} />
              </span>
            </>
          )}
        </div>
      </div>
      {held && (
        <span className="relative z-1 flex w-9 shrink-0 justify-center">
          <Pulse source={card} />
        </span>
      )}
    </div>
  );
}
