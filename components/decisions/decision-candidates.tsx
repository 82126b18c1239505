import { scoresOf } from "#components/task/score-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ScoreBars } from "#components/ui/score-bars.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ShownDecision } from "./decision-page.ts";
import { choiceWords } from "./decision-words.ts";
import { readCandidates, type Weighed } from "./read-candidates.ts";

/** Among what was chosen: agents with the parts of their scores and why some could not be, or the choices there were. */
export function DecisionCandidates({ decision }: { decision: ShownDecision }) {
  const { chosen, reason, agentNames } = decision;
  const { agents, choices } = readCandidates(decision.candidates);
  if (agents.length > 0)
    return (
      <Section title="Candidates" note={agents.length}>
        <ol className="flex flex-col divide-y divide-line">
          {agents.map((agent) => (
            <Candidate
              key={agent.agentId}
              agent={agent}
              name={agentNames[agent.agentId] ?? "an agent that left"}
              chosen={agent.agentId === chosen}
              reason={reason}
            />
          ))}
        </ol>
      </Section>
    );
  if (choices.length < 2) return null;
  return (
    <Section title="Among these choices">
      <ul className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <li key={choice}>
            <Badge tone={choice === chosen ? "accent" : "outline"}>
              {choice === chosen && <span aria-hidden>✓</span>}
              {choiceWords(choice, agentNames)}
              {choice === chosen && <span className="sr-only">, chosen</span>}
            </Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type CandidateProps = { agent: Weighed; name: string; chosen: boolean; reason: string };
function Candidate({ agent, name, chosen, reason }: CandidateProps) {
  const { eligible, score, why, parts } = agent;
  return (
    <li className="py-2 first:pt-0">
      <p className="flex items-baseline gap-2">
        <span className={chosen ? "min-w-0 truncate font-strong" : "min-w-0 truncate"}>{name}</span>
        {chosen && <Badge tone="accent">chosen</Badge>}
        {eligible && <span className="ml-auto font-mono text-sm">{score.toFixed(2)}</span>}
      </p>
      {!chosen && why && <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{why}</p>}
      {eligible && chosen && <ScoreBars scores={scoresOf(parts, reason)} className="mt-1.5" />}
      {eligible && !chosen && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer text-ink-faint touch:py-3.5">Parts of the score</summary>
          <ScoreBars scores={scoresOf(parts, why)} className="mt-1" />
        </details>
      )}
    </li>
  );
}
