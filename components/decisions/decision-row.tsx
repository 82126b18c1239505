import { Badge } from "#components/ui/badge.tsx";
import { fineMoney } from "#components/ui/format-number.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { DecisionLink } from "./decision-link.tsx";
import type { DecisionLine } from "./decision-page.ts";
import { choiceOf, deciderWords, decisionWords, reasonBeyond } from "./decision-words.ts";

/** One decision in the list: what kind, about what, what was chosen and why, by whom, when, for how much. */
export function DecisionRow({ decision }: { decision: DecisionLine }) {
  const { id, kind, title, chosenName, reason, overruled, costUsd, at } = decision;
  const choice = choiceOf(kind, chosenName, title);
  const why = reasonBeyond(reason, choice);
  return (
    <li className="grid gap-x-4 py-2.5 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <p className="flex items-center gap-2 text-ink-soft text-sm sm:block">
        {decisionWords[kind]}
        <span className="text-ink-faint text-xs sm:block">{deciderWords(decision)}</span>
      </p>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-strong">{choice}</span>
          {title && <span className="min-w-0 truncate text-ink-soft">{title}</span>}
          {overruled && <Badge tone="attention">overruled by {overruled.byName}</Badge>}
        </p>
        {why && <p className="line-clamp-2 text-ink-soft text-sm first-letter:uppercase">{why}</p>}
      </div>
      <p className="flex items-baseline gap-3 whitespace-nowrap text-ink-faint text-sm">
        {costUsd > 0 && <span className="font-mono text-xs">{fineMoney(costUsd)}</span>}
        <RelativeTime at={isoTime(at)} />
        <DecisionLink decisionId={id}>
          Why?<span className="sr-only"> {title}</span>
        </DecisionLink>
      </p>
    </li>
  );
}
