"use client";
import Link from "next/link";
import type { AgentCard } from "#server/domain/card.ts";
import { type Presence, presenceOf } from "#server/domain/presence.ts";
import { AgentChip } from "./agent-chip.tsx";
import { useBoardView, useCardSetting } from "./board-view.tsx";

const shown = 40;
/** Trouble first, then work, then who is free; who is away last. */
const weight: Record<Presence, number> = {
  stalled: 0,
  "waiting for you": 1,
  working: 2,
  idle: 3,
  joining: 4,
  paused: 5,
  offline: 6,
  removed: 9,
};

const atWork: ReadonlySet<Presence> = new Set(["working", "stalled", "waiting for you"]);

type Props = {
  agents: readonly AgentCard[];
  chosen: string | null;
  onChoose: (agentId: string | null) => void;
};

/** Every agent with its one presence and its load; a click filters the board, a card dropped on one is given to it. */
export function AgentsStrip({ agents, chosen, onChoose }: Props) {
  const { held } = useBoardView();
  const { workspaceId } = useCardSetting();
  const present = agents
    .map((agent) => ({
      agent,
      cards: held.get(agent.id) ?? [],
      presence: presenceOf(agent, held.get(agent.id) ?? []),
    }))
    .filter(({ presence }) => presence !== "removed")
    .sort((a, b) => weight[a.presence] - weight[b.presence] || a.agent.name.localeCompare(b.agent.name));
  if (present.length === 0) return null;
  const busy = present.filter(({ presence }) => atWork.has(presence)).length;
  const front = present.filter(({ agent }, i) => i < shown || agent.id === chosen);
  return (
    <section
      aria-label={`Agents, ${present.length}`}
      className="flex h-10 shrink-0 items-center gap-1 border-line border-b bg-surface pl-4 max-sm:h-12 max-sm:pl-3"
    >
      <span className="shrink-0 pr-1 text-ink-faint text-xs">
        {busy} of {present.length} at work
      </span>
      <div className="flex min-w-0 flex-1 items-center gap-1 overflow-x-auto py-1 pr-3 [scrollbar-width:none]">
        {front.map(({ agent, cards, presence }) => (
          <AgentChip
            key={agent.id}
            agent={agent}
            cards={cards}
            presence={presence}
            chosen={agent.id === chosen}
            onPress={() => onChoose(agent.id === chosen ? null : agent.id)}
          />
        ))}
        {present.length > front.length && (
          <Link
            href={`/w/${workspaceId}/agents`}
            className="shrink-0 rounded-md px-2 text-accent text-sm underline-offset-2 hover:underline"
          >
            all {present.length}
          </Link>
        )}
      </div>
    </section>
  );
}
