import { money } from "#components/ui/format-number.ts";
import type { ShownDecision } from "./run-page.ts";
import { tokens } from "./spend-words.ts";

/** What is known of how one choice came about. */
export function DecisionFacts({ decision }: { decision: ShownDecision }) {
  const { reason, model, inputTokens, cachedTokens, outputTokens, costUsd, ms, overruled } = decision;
  const facts = [
    ...(model ? [["Model", model]] : []),
    ...(inputTokens + outputTokens > 0
      ? [
          [
            "Tokens",
            `${tokens(inputTokens)} in${cachedTokens > 0 ? ` (${tokens(cachedTokens)} cached)` : ""}, ${tokens(outputTokens)} out`,
          ],
        ]
      : []),
    ...(costUsd > 0 ? [["Cost", money(costUsd)]] : []),
    ...(ms > 0 ? [["Took", ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`]] : []),
    ...(overruled ? [["Overruled", `${overruled.byName}: ${overruled.words || overruled.choice}`]] : []),
  ];
  return (
    <div className="mt-1 mb-1 rounded-md bg-sunken px-2.5 py-1.5 text-ink-soft">
      <p className="first-letter:uppercase">{reason}</p>
      {facts.length > 0 && (
        <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
