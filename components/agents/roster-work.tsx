import Link from "next/link";
import type { Card } from "#server/domain/card.ts";

const shown = 2;

/** What an agent holds now: two tasks with their percent, the rest as a number. */
export function RosterWork({ workspaceId, cards }: { workspaceId: string; cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <ul className="flex min-w-0 flex-col text-sm">
      {cards.slice(0, shown).map(({ id, title, percent }) => (
        <li key={id} className="flex min-w-0 items-baseline gap-2">
          <Link
            href={`/w/${workspaceId}/tasks/${id}`}
            prefetch={false}
            className="min-w-0 truncate leading-6 hover:underline touch:py-1.5"
            title={title}
          >
            {title}
          </Link>
          {percent !== null && percent > 0 && percent < 100 && (
            <span className="shrink-0 text-ink-faint text-xs">{Math.round(percent)} %</span>
          )}
        </li>
      ))}
      {cards.length > shown && <li className="text-ink-faint text-xs">and {cards.length - shown} more</li>}
    </ul>
  );
}
