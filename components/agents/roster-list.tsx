"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { AgentDetail } from "./agent-detail.ts";
import { AgentRow, rosterColumns } from "./agent-row.tsx";
import type { RosterEntry } from "./roster.ts";

const step = 50;

type RosterListProps = {
  workspaceId: string;
  entries: readonly RosterEntry[];
  details: ReadonlyMap<string, AgentDetail>;
};

/** The agents that fit, fifty at a time; as a table where there is room, as cards on a phone. */
export function RosterList({ workspaceId, entries, details }: RosterListProps) {
  const [shown, setShown] = useState(step);
  const owners = new Set([...details.values()].map(({ ownerName }) => ownerName)).size;
  const rest = entries.length - shown;
  if (entries.length === 0)
    return <p className="py-8 text-center text-ink-soft">No agent fits this filter.</p>;
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised max-sm:-mx-1">
        <li aria-hidden className={`hidden px-4 py-1.5 text-ink-faint text-xs sm:grid ${rosterColumns}`}>
          <span>Agent</span>
          <span>How it is</span>
          <span className="max-lg:hidden">What it does</span>
          <span>Skills, and what it completed</span>
        </li>
        {entries.slice(0, shown).map(({ agent, held, presence, attention }) => (
          <AgentRow
            key={agent.id}
            workspaceId={workspaceId}
            agent={agent}
            held={held}
            presence={presence}
            attention={attention}
            detail={details.get(agent.id)}
            ownerSaid={owners > 1}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button className="self-center" onClick={() => setShown(shown + step)}>
          Show {Math.min(step, rest)} more
        </Button>
      )}
    </>
  );
}
