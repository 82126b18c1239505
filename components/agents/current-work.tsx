import Link from "next/link";
import { Pulse } from "#components/ui/pulse.tsx";
import type { Card } from "#server/domain/card.ts";

/** What an agent holds now, each with its pulse. */
export function CurrentWork({ workspaceId, cards }: { workspaceId: string; cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {cards.map((card) => (
        <li key={card.id} className="flex min-w-0 items-center gap-2">
          <Pulse source={card} />
          <Link
            href={`/w/${workspaceId}/tasks/${card.id}`}
            className="min-w-0 truncate hover:underline touch:py-3"
            title={card.title}
          >
            {card.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
