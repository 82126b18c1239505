import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ShownDecision } from "./decision-page.ts";
import { readInputs } from "./read-inputs.ts";

const shownLines = 12;

/** What the decision saw, in words, and folded below it the record as it is kept. */
export function DecisionSeen({ decision }: { decision: ShownDecision }) {
  const seen = readInputs(decision);
  const { inputs, candidates, outcome } = decision;
  return (
    <Section title="What it saw">
      {seen.length === 0 && (
        <p className="text-ink-soft">
          {decision.by === "rules"
            ? "The rules look at the task’s own state; nothing more was needed."
            : "Nothing was kept beyond the choice itself."}
        </p>
      )}
      <dl className="flex flex-col gap-2.5">
        {seen.map(({ label, lines }) => (
          <div key={label}>
            <dt className="text-ink-faint text-xs">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">
              {lines.length === 1 ? (
                lines[0]
              ) : (
                <ul className="list-disc pl-4 marker:text-ink-faint">
                  {lines.slice(0, shownLines).map((line, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a record of the past does not change its order
                    <li key={i}>{line}</li>
                  ))}
                  {lines.length > shownLines && (
                    <li className="text-ink-soft">and {lines.length - shownLines} more</li>
                  )}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <details className="mt-3 text-sm">
        <summary className="w-fit cursor-pointer text-ink-soft touch:py-3.5">
          The record as it is kept
        </summary>
        <ScrollBox label="The record as it is kept" className="mt-2 max-h-96 rounded-md bg-sunken">
          <pre className="p-3 font-mono text-xs">
            {JSON.stringify({ inputs, candidates, outcome }, null, 2)}
          </pre>
        </ScrollBox>
      </details>
    </Section>
  );
}
