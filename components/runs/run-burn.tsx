"use client";
import dynamic from "next/dynamic";
import { cn } from "#components/ui/class-names.ts";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { RunCard } from "#server/domain/card.ts";
import type { BurnPoint } from "./burn-points.ts";
import { limitsOf, tokens } from "./spend-words.ts";

const BurnChart = dynamic(() => import("./burn-chart.tsx").then(({ BurnChart: chart }) => chart), {
  ssr: false,
  loading: () => <Skeleton className="h-40" />,
});

/** What is spent of each limit, and how it came to that. */
export function RunBurn({
  card,
  points,
  forecast,
}: {
  card: RunCard;
  points: readonly BurnPoint[];
  forecast: number | null;
}) {
  const limits = limitsOf(card.spend, card.budget);
  return (
    <Section title="Spending" note={`${tokens(card.spend.tokens)} tokens · ${card.spend.attempts} attempts`}>
      {limits.length === 0 && <p className="text-ink-soft text-sm">No limit is set.</p>}
      <ul className="mb-2 flex flex-col gap-1.5">
        {limits.map(({ name, words, share }) => (
          <li key={name} className="flex items-center gap-2 text-sm">
            <span className="w-48 shrink-0 truncate font-mono text-xs">{words}</span>
            <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 min-w-0 flex-1">
              <rect width="100" height="6" className="fill-line" />
              <rect
                width={Math.min(100, share * 100)}
                height="6"
                className={cn(
                  share >= 1 ? "fill-failed" : share >= card.budget.warnAt ? "fill-attention" : "fill-accent",
                )}
              />
            </svg>
            <span className="w-10 shrink-0 text-right font-mono text-ink-faint text-xs">
              {Math.round(share * 100)} %
            </span>
          </li>
        ))}
      </ul>
      {points.length > 2 && <BurnChart points={points} limit={card.budget.usd} forecast={forecast} />}
    </Section>
  );
}
