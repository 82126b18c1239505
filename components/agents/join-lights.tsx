"use client";
import { useMutation } from "@tanstack/react-query";
import { useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { notify } from "#components/ui/toast.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import { useAgents } from "./use-agents.ts";

/** Three lights for each agent that has come since the page was opened: reached, said hello, ready. */
export function JoinLights({ before }: { before: ReadonlySet<string> }) {
  const { board, details } = useAgents();
  const come = Object.values(board.agents)
    .filter(({ id }) => !before.has(id))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, 8);
  return (
    <section aria-label="Agents that joined since you opened this page" className="min-w-0">
      <h2 className="mb-2 text-base">Watch it arrive</h2>
      <ul aria-live="polite" className="flex flex-col gap-3">
        {come.map((agent) => (
          <li key={agent.id} className="rounded-lg border border-line bg-raised p-4">
            <AgentLights
              agent={agent}
              steps={details.get(agent.id)?.joinedSteps}
              workspaceId={board.workspace.id}
            />
          </li>
        ))}
        {come.length === 0 && (
          <li className="rounded-lg border border-line border-dashed p-4">
            <p className="mb-2 text-ink-soft">No agent yet. This changes by itself.</p>
            <Lights lit={[false, false, false]} />
          </li>
        )}
      </ul>
    </section>
  );
}

type AgentLightsProps = {
  agent: AgentCard;
  steps: { reached: boolean; saidHello: boolean; active: boolean } | undefined;
  workspaceId: string;
};

function AgentLights({ agent, steps, workspaceId }: AgentLightsProps) {
  const mayApprove = useMay("agent.approve");
  const failed = { onError: (error: unknown) => notify({ title: reasonOf(error), tone: "error" }) };
  const approve = useMutation(useTRPC().agents.approve.mutationOptions(failed));
  const active = agent.status === "active";
  return (
    <>
      <p className="mb-2 font-strong [overflow-wrap:anywhere]">{agent.name}</p>
      <Lights lit={[true, active || steps?.saidHello === true, active]} />
      {agent.status === "pending_approval" && (
        <div className="mt-3">
          {mayApprove ? (
            <Button
              variant="primary"
              busy={approve.isPending || approve.isSuccess}
              onClick={() => approve.mutate({ agentId: agent.id })}
            >
              Approve
            </Button>
          ) : (
            <p className="text-ink-soft text-sm">An owner or admin has to approve it now.</p>
          )}
          <a
            href={`/w/${workspaceId}/agents`}
            className="ml-3 text-accent text-sm underline underline-offset-2"
          >
            What it says of itself
          </a>
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
