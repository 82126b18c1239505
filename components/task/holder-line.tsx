import Link from "next/link";
import { Pulse } from "#components/ui/pulse.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Card } from "#server/domain/card.ts";

/** Who holds the task or has done it, with its pulse and the age of its last sign of life. */
export function HolderLine({ workspaceId, card, name }: { workspaceId: string; card: Card; name: string }) {
  const done = card.status === "completed";
  return (
    <div className="flex items-center gap-2.5">
      {!done && <Pulse source={card} size="lg" />}
      <p className="min-w-0">
        <Link
          href={`/w/${workspaceId}/agents/${card.agentId}`}
          className="block truncate font-strong text-lg hover:underline"
          title={name}
        >
          {name}
        </Link>
        <span className="block text-ink-soft text-sm">
          attempt {card.attemptNumber}
          {card.evidenceAt && !done && (
            <>
              , last heard <RelativeTime at={card.evidenceAt} />
            </>
          )}
        </span>
      </p>
    </div>
  );
}
