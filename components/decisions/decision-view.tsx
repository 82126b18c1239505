"use client";
import { useMay } from "#components/live/live-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { DecisionCandidates } from "./decision-candidates.tsx";
import { DecisionCost } from "./decision-cost.tsx";
import { DecisionOutcome } from "./decision-outcome.tsx";
import type { ShownDecision } from "./decision-page.ts";
import { DecisionSeen } from "./decision-seen.tsx";
import { DecisionSubject } from "./decision-subject.tsx";
import { choiceWords, deciderWords } from "./decision-words.ts";
import { OverruleForm } from "./overrule-form.tsx";
import { OverrulingNote } from "./overruling-note.tsx";

/** A decision for someone who did not see it happen: what it was about, what was chosen and why, by whom, what it saw, what it cost, and the way to overrule it. */
export function DecisionView({ decision, onLeave }: { decision: ShownDecision; onLeave: () => void }) {
  const mayOverrule = useMay("decision.overrule");
  const { chosen, reason, overruled, agentNames, by, at } = decision;
  return (
    <>
      <DecisionSubject decision={decision} onLeave={onLeave} />
      <section aria-label="The choice" className="rounded-lg border border-line bg-surface px-4 py-3">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-lg">
          <b className="[overflow-wrap:anywhere]">{choiceWords(chosen, agentNames)}</b>
          {overruled && <Badge tone="attention">overruled</Badge>}
        </p>
        {reason && reason !== chosen && (
          <p className="mt-1 max-w-[72ch] [overflow-wrap:anywhere] first-letter:uppercase">{reason}</p>
        )}
        <p className="mt-2 text-ink-faint text-sm">
          Decided by {deciderWords(decision)} <RelativeTime at={isoTime(at)} />
          {by === "rules" && ", without a model"}
        </p>
      </section>
      {overruled && <OverrulingNote overruled={overruled} />}
      <DecisionOutcome decision={decision} />
      <DecisionCandidates decision={decision} />
      <DecisionSeen decision={decision} />
      <DecisionCost decision={decision} />
      {mayOverrule && !overruled && (
        <Section title="Overrule">
          <OverruleForm decision={decision} />
        </Section>
      )}
    </>
  );
}
