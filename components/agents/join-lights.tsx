"use client";
import { useMay } from "#components/live/live-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { AgentCard } from "#server/domain/card.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { Approval } from "./approval-card.tsx";
import { StepTitle } from "./step-title.tsx";
import { useAgents } from "./use-agents.ts";

/** The agents that have come since the page was opened, each with its approval in place and three lights: reached, said hello, ready. */
export function JoinLights({ before }: { before: ReadonlySet<string> }) {
  const { board, details } = useAgents();
  const come = Object.values(board.agents)
    .filter(({ id }) => !before.has(id))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, 8);
  return (
    <section aria-label="Agents that joined since you opened this page" className="min-w-0">
      <StepTitle number={3}>Approve it here</StepTitle>
      <ul aria-live="polite" className="flex flex-col gap-3">
        {come.map((agent) => (
          <li
            key={agent.id}
            className={cn(
              "rounded-lg border bg-raised p-4",
              agent.status === "pending_approval" ? "border-attention" : "border-line",
            )}
          >
            <AgentLights agent={agent} detail={details.get(agent.id)} />
          </li>
        ))}
        {come.length === 0 && (
          <li className="rounded-lg border border-line border-dashed p-4">
            <p className="mb-2 text-ink-soft">
              No agent yet. When it asks, you see here what it says of itself, and approve or refuse it.
            </p>
            <Lights lit={[false, false, false]} />
          </li>
        )}
      </ul>
    </section>
  );
}

type AgentLightsProps = { agent: AgentCard; detail: AgentDetail | undefined };

function AgentLights({ agent, detail }: AgentLightsProps) {
  const mayApprove = useMay("agent.approve");
  const active = agent.status === "active";
  return (
    <>
      <p className="mb-2 flex items-center gap-2 font-strong [overflow-wrap:anywhere]">
        <Avatar name={agent.name} kind="agent" size="sm" />
        {agent.name}
      </p>
      <Lights lit={[true, active || detail?.joinedSteps.saidHello === true, active]} />
      {agent.status === "pending_approval" && (
        <div className="mt-3 border-line border-t pt-1">
          <Approval agent={agent} detail={detail} mayApprove={mayApprove} />
        </div>
      )}
      {agent.status === "verifying" && (
        <p className="mt-2 text-ink-soft text-sm">Approved. It has to fetch its key and answer a ping.</p>
      )}
      {agent.status === "refused" && <p className="mt-2 text-ink-soft text-sm">Refused.</p>}
      {active && <p className="mt-2 text-done text-sm">It may be given tasks now.</p>}
    </>
  );
}

const words = ["Reached this server", "Said hello with its key", "Ready for work"] as const;

function Lights({ lit }: { lit: readonly [boolean, boolean, boolean] }) {
  return (
    <ol className="flex flex-col gap-1.5">
      {words.map((word, index) => (
        <li key={word} className={cn("flex items-center gap-2", lit[index] ? "text-ink" : "text-ink-faint")}>
          <svg
            viewBox="0 0 14 14"
            className={cn("size-3.5", lit[index] ? "text-done" : "text-line-strong")}
            aria-hidden="true"
          >
            <circle
              cx="7"
              cy="7"
              r="5.5"
              fill={lit[index] ? "currentColor" : "none"}
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
          {word}
          <span className="sr-only">{lit[index] ? ": yes" : ": not yet"}</span>
        </li>
      ))}
    </ol>
  );
}
