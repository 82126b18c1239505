"use client";
import { Plus } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMay } from "#components/live/live-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { presenceOf, presenceWords } from "#server/domain/presence.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { AgentRow } from "./agent-row.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { heldCards } from "./held-cards.ts";
import { useAgents } from "./use-agents.ts";

const shownWords = presenceWords.filter((word) => word !== "removed");
const choices = [
  { value: "all" as const, label: "All" },
  ...shownWords.map((word) => ({ value: word, label: word })),
];
const nobody: never[] = [];

/** The agents of a workspace: who waits for approval first, then all with what they do now. */
export function AgentsScreen({ opened }: { opened: AgentDetail[] }) {
  const { board, details } = useAgents(opened);
  const mayApprove = useMay("agent.approve");
  const mayInvite = useMay("agent.invite");
  const [filter, setFilter] = useQueryStates({
    q: parseAsString.withDefault(""),
    presence: parseAsStringLiteral(["all", ...shownWords] as const).withDefault("all"),
  });
  const held = heldCards(board.tasks);
  const all = Object.values(board.agents).filter(
    ({ status }) => status !== "revoked" && status !== "refused",
  );
  const waiting = all.filter(({ status }) => status === "pending_approval");
  const members = all.filter(({ status }) => status !== "pending_approval");
  const words = filter.q.toLowerCase().split(/\s+/u).filter(Boolean);
  const shown = members
    .filter((agent) => {
      const text = [
        agent.name,
        agent.framework,
        agent.model,
        agent.device,
        ...agent.skills.map(({ name }) => name),
        ...agent.tools,
      ]
        .join(" ")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .filter(
      (agent) =>
        filter.presence === "all" || presenceOf(agent, held.get(agent.id) ?? nobody) === filter.presence,
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  const workspaceId = board.workspace.id;
  return (
    <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-6 px-4 py-4 sm:px-6 sm:py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">Agents</h1>
        {mayInvite && (
          <LinkButton href={`/w/${workspaceId}/agents/join`} variant="primary">
            <Plus aria-hidden /> Join an agent
          </LinkButton>
        )}
      </header>
      {waiting.length > 0 && (
        <Section
          title={
            waiting.length === 1
              ? "One agent waits for approval"
              : `${waiting.length} agents wait for approval`
          }
        >
          <ul className="flex flex-col gap-3">
            {waiting.slice(0, 20).map((agent) => (
              <ApprovalCard
                key={agent.id}
                agent={agent}
                detail={details.get(agent.id)}
                mayApprove={mayApprove}
              />
            ))}
          </ul>
        </Section>
      )}
      {members.length > 0 ? (
        <section aria-label="All agents" className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-2">
            <Input
              type="search"
              aria-label="Find by name, skill, tool or model"
              placeholder="Find by name, skill, tool or model"
              value={filter.q}
              onChange={(event) => setFilter({ q: event.target.value || null })}
              className="flex-1 basis-full sm:max-w-80 sm:basis-auto"
            />
            <Select
              label="Presence"
              options={choices}
              value={filter.presence}
              onChange={(presence) => setFilter({ presence: presence === "all" ? null : presence })}
              className="w-40"
            />
            <span role="status" className="text-ink-soft text-sm">
              {shown.length === members.length ? members.length : `${shown.length} of ${members.length}`}
            </span>
          </div>
          {shown.length === 0 ? (
            <p className="py-8 text-center text-ink-soft">No agent fits this filter.</p>
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
              <li
                aria-hidden
                className="hidden gap-x-6 px-4 py-1.5 text-ink-faint text-xs lg:grid lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.2fr)_minmax(0,1.2fr)]"
              >
                <span>Agent</span>
                <span>Now, and how it is reached</span>
                <span className="flex justify-between">
                  Skills <span>completed of tried · time each</span>
                </span>
              </li>
              {shown.map((agent) => (
                <AgentRow
                  key={agent.id}
                  workspaceId={workspaceId}
                  agent={agent}
                  detail={details.get(agent.id)}
                  held={held.get(agent.id) ?? nobody}
                />
              ))}
            </ul>
          )}
        </section>
      ) : (
        waiting.length === 0 && (
          <EmptyState title="No agent has joined yet. Yours can be here in three copy-pastes.">
            {mayInvite && (
              <LinkButton href={`/w/${workspaceId}/agents/join`} variant="primary">
                Join an agent
              </LinkButton>
            )}
          </EmptyState>
        )
      )}
    </div>
  );
}
