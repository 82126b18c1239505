"use client";
import { Plus } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMay } from "#components/live/live-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { AgentDetail } from "./agent-detail.ts";
import { PendingAgents } from "./pending-agents.tsx";
import { fitsRoster, rosterCounts, rosterFilters, rosterOf } from "./roster.ts";
import { RosterFilters } from "./roster-filters.tsx";
import { RosterList } from "./roster-list.tsx";
import { useAgents } from "./use-agents.ts";
import { useHeld } from "./use-held.ts";

/** The agents of a workspace: who needs a person first, then all with what they do now; found by words and by how they are. */
export function AgentsScreen({ opened }: { opened: AgentDetail[] }) {
  const { board, details } = useAgents(opened);
  const mayInvite = useMay("agent.invite");
  const [{ q, presence }, setFilter] = useQueryStates({
    q: parseAsString.withDefault(""),
    presence: parseAsStringLiteral(rosterFilters).withDefault("all"),
  });
  const roster = rosterOf(board.agents, useHeld(board.tasks));
  const words = q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const shown = roster.filter((entry) => fitsRoster(entry, presence, words));
  const join = mayInvite && (
    <LinkButton href={`/w/${board.workspace.id}/agents/join`} variant="primary">
      <Plus aria-hidden /> Join an agent
    </LinkButton>
  );
  return (
    <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-4 px-4 py-4 sm:px-6 sm:py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">Agents</h1>
        {roster.length > 0 && join}
      </header>
      {roster.length === 0 ? (
        <EmptyState
          title={
            mayInvite
              ? "No agent has joined yet. Yours can be here in three copy-pastes."
              : "No agent has joined yet."
          }
        >
          {join}
        </EmptyState>
      ) : (
        <>
          <PendingAgents entries={roster} details={details} />
          <section aria-label="All agents" className="flex min-w-0 flex-col gap-3">
            <div className="flex min-w-0 flex-col gap-2">
              <RosterFilters
                counts={rosterCounts(roster, presence)}
                chosen={presence}
                onChoose={(filter) => setFilter({ presence: filter === "all" ? null : filter })}
              />
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Input
                  type="search"
                  aria-label="Find by name, skill, tool or model"
                  placeholder="Find by name, skill, tool or model"
                  value={q}
                  onChange={(event) => setFilter({ q: event.target.value || null })}
                  className="flex-1 basis-full sm:max-w-80 sm:basis-auto"
                />
                <span role="status" className="text-ink-soft text-sm">
                  {shown.length === roster.length
                    ? `${roster.length} agents`
                    : `${shown.length} of ${roster.length} agents`}
                </span>
              </div>
            </div>
            <RosterList
              key={`${presence} ${q}`}
              workspaceId={board.workspace.id}
              entries={shown}
              details={details}
            />
          </section>
        </>
      )}
    </div>
  );
}
