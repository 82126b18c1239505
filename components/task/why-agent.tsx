"use client";
import { DecisionLink } from "#components/decisions/decision-link.tsx";
import { useMay } from "#components/live/live-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ScoreBars } from "#components/ui/score-bars.tsx";
import { scoresOf } from "./score-words.ts";
import type { Candidate, ShownDecision, TaskPage } from "./task-page.ts";

/** Why this agent: the parts of its score, the runners-up, and who could not be chosen and why. */
export function WhyAgent({
  decision,
  excluded,
}: {
  decision: ShownDecision;
  excluded: TaskPage["excluded"];
}) {
  const chosen = decision.candidates.find(({ agentId }) => agentId === decision.chosen);
  const runners = decision.candidates
    .filter((candidate) => candidate.eligible && candidate !== chosen)
    .sort((a, b) => b.score - a.score);
  const out = decision.candidates.filter((candidate) => !candidate.eligible);
  return (
    <div className="flex flex-col gap-3">
      <p className="[overflow-wrap:anywhere] first-letter:uppercase">
        {decision.reason}.{" "}
        <span className="text-ink-faint text-sm">
          Decided <RelativeTime at={isoTime(decision.at)} />, on what was known then.
        </span>{" "}
        <DecisionLink decisionId={decision.id}>
          {useMay("decision.overrule") ? "See it whole, or overrule" : "See it whole"}
        </DecisionLink>
      </p>
      {chosen && <ScoreBars scores={scoresOf(chosen.parts, decision.reason)} />}
      {runners.length > 0 && (
        <Runners
          title={`${runners.length === 1 ? "Runner-up" : "Runners-up"}`}
          candidates={runners.slice(0, 4)}
          chosen={chosen}
        />
      )}
      {(out.length > 0 || excluded.length > 0) && (
        <details className="text-sm">
          <summary className="cursor-pointer py-1 text-ink-soft touch:py-3.5">
            Not possible: {out.length + excluded.length}
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {excluded.map(({ agentId, name, reason }) => (
              <li key={`x-${agentId}`}>
                {name} <span className="text-ink-soft">was excluded: {reason}</span>
              </li>
            ))}
            {out.slice(0, 50).map(({ agentId, name, why }) => (
              <li key={agentId}>
                {name} <span className="text-ink-soft">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Runners({
  title,
  candidates,
  chosen,
}: {
  title: string;
  candidates: Candidate[];
  chosen: Candidate | undefined;
}) {
  return (
    <div className="text-sm">
      <h3 className="text-ink-soft text-sm">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {candidates.map(({ agentId, name, score, why }) => (
          <li key={agentId} className="flex items-baseline justify-between gap-3" title={why}>
            <span className="min-w-0 truncate">{name}</span>
            <Badge className="font-mono">
              {score.toFixed(2)}
              {chosen && score === chosen.score && " tie"}
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
