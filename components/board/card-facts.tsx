import { Paperclip } from "lucide-react";
import { money } from "#components/ui/format-number.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import type { Card } from "#server/domain/card.ts";
import { CardClock, CardCountdown, Deadline } from "./card-clock.tsx";

const row = "flex min-w-0 items-center gap-1.5 text-ink-faint text-xs";

/** Who holds it and since when; skills and cost; artifacts and checklist. Only lines that say something. */
export function CardFacts({
  card,
  holder,
  tabIndex,
}: {
  card: Card;
  holder: string | null;
  tabIndex: 0 | -1;
}) {
  // Machine checks judge deliverables, seldom acceptance lines: "0 of 3" would read like three failures.
  const checks =
    card.acceptanceTotal > 0 && card.verdict !== null && (card.passed > 0 || card.verdict.by !== "checks");
  const [artifact, ...more] = card.artifacts;
  return (
    <>
      {holder && (
        <div className={row}>
          <span className="relative z-1 inline-flex">
            <Pulse source={card} size="sm" tabIndex={tabIndex} />
          </span>
          {/* What does not fit beside the holder wraps out of sight. */}
          <span className="flex h-4 min-w-0 flex-1 flex-wrap gap-x-1.5 overflow-hidden">
            <span className="max-w-full truncate text-ink-soft">{holder}</span>
            {card.attemptNumber > 1 && <span>attempt {card.attemptNumber}</span>}
            {card.percent !== null && card.percent > 0 && card.percent < 100 && (
              <span>{Math.round(card.percent)} %</span>
            )}
          </span>
          <span className="ml-auto shrink-0 font-mono">
            <CardClock card={card} />
          </span>
        </div>
      )}
      {holder && <CardCountdown card={card} />}
      {(card.skills.length > 0 || card.costUsd > 0 || card.deadlineAt) && (
        <div className={row}>
          <span className="min-w-0 truncate">{card.skills.join(" · ")}</span>
          <span className="ml-auto shrink-0">
            {card.deadlineAt && card.status !== "completed" ? (
              <Deadline at={card.deadlineAt} />
            ) : (
              card.costUsd > 0 && <span className="font-mono">{money(card.costUsd)}</span>
            )}
          </span>
        </div>
      )}
      {(artifact || checks) && (
        <div className={row}>
          {artifact && (
            <>
              <Paperclip className="size-3 shrink-0" aria-label="Artifacts" />
              <span className="min-w-0 truncate text-ink-soft">{artifact.name}</span>
              {more.length > 0 && <span className="shrink-0">+{more.length}</span>}
            </>
          )}
          {checks && (
            <span className="ml-auto shrink-0" title="Acceptance lines met">
              {card.passed > card.acceptanceTotal
                ? `${card.passed} met`
                : `${card.passed} of ${card.acceptanceTotal}`}
            </span>
          )}
        </div>
      )}
    </>
  );
}
