"use client";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { Candidate } from "./task-page.ts";

const shown = 60;

type CandidateListProps = {
  candidates: readonly (Candidate & { possible: boolean })[];
  excludedIds: readonly string[];
  chosen: string | null;
  onChoose: (agentId: string) => void;
  onAllow: (agentId: string) => void;
};

/** Agents to choose from, best first. One the rules would refuse says why and can be chosen all the same; one that is not active cannot. */
export function CandidateList({ candidates, excludedIds, chosen, onChoose, onAllow }: CandidateListProps) {
  if (candidates.length === 0)
    return (
      <p className="text-ink-soft">
        No agent to give this to. Join one on the Agents page, or change the filter.
      </p>
    );
  const sorted = [...candidates].sort(
    (a, b) =>
      Number(b.eligible) - Number(a.eligible) || Number(b.possible) - Number(a.possible) || b.score - a.score,
  );
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="sr-only">Agents</legend>
      {sorted.slice(0, shown).map((candidate) => (
        <div key={candidate.agentId} className="flex items-center gap-2">
          <label
            className={cn(
              "flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-md border px-3 py-1.5",
              candidate.agentId === chosen ? "border-accent bg-accent-wash" : "border-line",
              candidate.possible ? "cursor-pointer hover:border-line-strong" : "opacity-70",
            )}
          >
            <input
              type="radio"
              name="agent"
              className="accent-accent"
              checked={candidate.agentId === chosen}
              disabled={!candidate.possible}
              onChange={() => onChoose(candidate.agentId)}
            />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-strong">{candidate.name}</span>
              <span className="block text-ink-soft text-sm [overflow-wrap:anywhere]">{candidate.why}</span>
            </span>
            {candidate.eligible && <span className="font-mono text-sm">{candidate.score.toFixed(2)}</span>}
          </label>
          {!candidate.eligible && excludedIds.includes(candidate.agentId) && (
            <Button size="sm" onClick={() => onAllow(candidate.agentId)}>
              Allow again
            </Button>
          )}
        </div>
      ))}
      {sorted.length > shown && (
        <p className="text-ink-faint text-sm">And {sorted.length - shown} more: type a name to find them.</p>
      )}
    </fieldset>
  );
}
