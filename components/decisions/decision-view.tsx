"use client";
import { useState } from "react";
import { useMay } from "#components/live/live-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { DecisionCandidates } from "./decision-candidates.tsx";
import { DecisionCost } from "./decision-cost.tsx";
import { DecisionOutcome } from "./decision-outcome.tsx";
import type { ShownDecision } from "./decision-page.ts";
import { DecisionSeen } from "./decision-seen.tsx";
import { DecisionSubject } from "./decision-subject.tsx";
import { choiceWords, deciderWords, reasonBeyond } from "./decision-words.ts";
import { OverruleForm } from "./overrule-form.tsx";
import { OverrulingNote } from "./overruling-note.tsx";

/** A decision for someone who did not see it happen: what it was about, what was chosen and why, by whom, what it saw, what it cost, and the way to overrule it. */
export function DecisionView({ decision, onLeave }: { decision: ShownDecision; onLeave: () => void }) {
  const mayOverrule = useMay("decision.overrule");
  const { chosen, overruled, agentNames, by, at } = decision;
  const [asked, setAsked] = useState(false);
  const choice = choiceWords(chosen, agentNames);
  const reason = reasonBeyond(decision.reason, choice);
  return (
    <>
      <DecisionSubject decision={decision} onLeave={onLeave} />
      <section aria-label="The choice" className="rounded-lg border border-line bg-surface px-4 py-3">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-lg">
          <b className="[overflow-wrap:anywhere]">{choice}</b>
          {overruled && <Badge tone="attention">overruled</Badge>}
        </p>
        {reason && (
          <p className="mt-1 max-w-[72ch] [overflow-wrap:anywhere] first-letter:uppercase">{reason}</p>
        )}
        <p className="mt-2 text-ink-faint text-sm">
          Decided by {deciderWords(decision)} <RelativeTime at={isoTime(at)} />
          {by === "rules" && ", without a model"}
        </p>
        {mayOverrule && !overruled && !asked && (
          <Button size="sm" className="mt-3" onClick={() => setAsked(true)}>
            Overrule
          </Button>
        )}
      </section>
      {mayOverrule && !overruled && asked && (
        <Section title="Overrule">
          <OverruleForm decision={decision} />
        </Section>
      )}
      {overruled && <OverrulingNote overruled={overruled} />}
      <DecisionOutcome decision={decision} />
      <DecisionCandidates decision={decision} />
      <DecisionSeen decision={decision} />
      <DecisionCost decision={decision} />
    </>
  );
}
