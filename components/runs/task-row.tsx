"use client";
import Link from "next/link";
import { CardClock } from "#components/board/card-clock.tsx";
import { taskHref } from "#components/board/task-href.ts";
import { money } from "#components/ui/format-number.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";

/** A task of a run as a line of its list. */
export function TaskRow({
  workspaceId,
  card,
  holder,
}: {
  workspaceId: string;
  card: Card;
  holder: string | null;
}) {
  const held = holder !== null && card.attemptStatus !== null && card.attemptStatus !== "completed";
  const trouble = card.gap?.reason ?? card.failure?.message ?? card.question;
  return (
    <li className="relative flex min-h-8 flex-wrap items-center gap-x-3 border-line border-b px-3 py-1 last:border-b-0 hover:bg-sunken touch:min-h-11">
      <StatusMark status={card.status} iconOnly />
      <Link
        href={taskHref(workspaceId, card.id)}
        prefetch={false}
        className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere] after:absolute after:inset-0"
      >
        {card.title}
      </Link>
      {trouble && (
        <span className="min-w-0 max-w-full truncate text-attention text-sm" title={trouble}>
          {trouble}
        </span>
      )}
      {holder && (
        <span className="flex min-w-0 items-center gap-1.5 text-ink-soft text-sm">
          {held && (
            <span className="relative z-1 inline-flex">
              <Pulse source={card} size="sm" />
            </span>
          )}
          <span className="max-w-40 truncate">{holder}</span>
          {card.attemptNumber > 1 && <span className="text-ink-faint">attempt {card.attemptNumber}</span>}
          <span className="font-mono text-xs">
            {card.completedAt ? <RelativeTime at={card.completedAt} /> : <CardClock card={card} />}
          </span>
        </span>
      )}
      <span className="w-14 shrink-0 text-right font-mono text-ink-faint text-xs">
        {card.costUsd > 0 ? money(card.costUsd) : ""}
      </span>
    </li>
  );
}
