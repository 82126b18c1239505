"use client";
import Link from "next/link";
import { columnOf } from "#components/board/columns.ts";
import { taskHref } from "#components/board/task-href.ts";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";

const most = 8;

/** The tasks of a run that wait for a person, with what is wanted. */
export function RunNeeds({ cards }: { cards: readonly Card[] }) {
  const { workspace, agents } = useBoard();
  const needs = useMay("task.edit") ? "Needs you" : "Needs a person";
  const alone = Object.keys(agents).length === 0;
  const waiting = cards.filter((card) => columnOf(card, alone) === "needs-you");
  if (waiting.length === 0) return null;
  const rest = waiting.length - most;
  return (
    <section aria-label={needs} className="rounded-lg bg-attention-wash px-4 py-3">
      <h2 className="text-attention">{needs}</h2>
      <ul>
        {waiting.slice(0, most).map((card) => (
          <li key={card.id} className="relative flex flex-wrap items-center gap-x-3 touch:min-h-11">
            <StatusMark status={card.status} />
            <Link
              href={taskHref(workspace.id, card.id)}
              className="min-w-0 underline underline-offset-2 [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {card.title}
            </Link>
            <span className="min-w-0 max-w-full truncate text-ink-soft text-sm">
              {card.question ?? card.failure?.message ?? card.gap?.reason}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-ink-soft text-sm">and {rest} more</p>}
    </section>
  );
}
