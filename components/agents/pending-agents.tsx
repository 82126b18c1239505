"use client";
import { useState } from "react";
import { useMay } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetail } from "./agent-detail.ts";
import { ApprovalCard } from "./approval-card.tsx";
import type { RosterEntry } from "./roster.ts";

const step = 3;
type PendingAgentsProps = { entries: readonly RosterEntry[]; details: ReadonlyMap<string, AgentDetail> };

/** Who is at the door, to be approved or refused; a few at a time. */
export function PendingAgents({ entries, details }: PendingAgentsProps) {
  const mayApprove = useMay("agent.approve");
  const [shown, setShown] = useState(step);
  const waiting = entries.filter(({ agent }) => agent.status === "pending_approval");
  if (waiting.length === 0) return null;
  const title =
    waiting.length === 1 ? "One agent waits for approval" : `${waiting.length} agents wait for approval`;
  return (
    <Section title={title}>
      <ul className="flex flex-col gap-3">
        {waiting.slice(0, shown).map(({ agent }) => (
          <ApprovalCard key={agent.id} agent={agent} detail={details.get(agent.id)} mayApprove={mayApprove} />
        ))}
      </ul>
      {waiting.length > shown && (
        <Button variant="quiet" className="mt-2" onClick={() => setShown(shown + 20)}>
          Show {Math.min(20, waiting.length - shown)} more
        </Button>
      )}
    </Section>
  );
}
