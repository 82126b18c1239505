import { count, fineMoney } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { ShownDecision } from "./decision-page.ts";

const took = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
/** What a decision took: model and prompt, tokens, money, time. The rules cost nothing, and that is said. */
export function DecisionCost({ decision }: { decision: ShownDecision }) {
  const { model, promptVersion, inputTokens, cachedTokens, outputTokens, costUsd, ms } = decision;
  if (!model && inputTokens + outputTokens === 0)
    return <p className="text-ink-faint text-sm">No model was asked: no tokens, no cost.</p>;
  const facts = [
    ["Model", model ?? "unknown"],
    ...(promptVersion ? [["Prompt", promptVersion]] : []),
    [
      "Tokens in",
      `${count(inputTokens)}${cachedTokens > 0 ? `, of them ${count(cachedTokens)} cached` : ""}`,
    ],
    ["Tokens out", count(outputTokens)],
    ["Cost", fineMoney(costUsd)],
    ["Took", took(ms)],
  ];
  return (
    <Section title="What it took">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
