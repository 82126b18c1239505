"use client";
import Link from "next/link";
import { memo, useMemo } from "react";
import { PresenceMark } from "#components/agents/presence-mark.tsx";
import { usePresenceWord } from "#components/agents/use-presence-word.ts";
import { count } from "#components/ui/format-number.ts";
import type { AgentCard, Card } from "#server/domain/card.ts";
import { attentionFirst, type Presence, presenceOf, presenceWords } from "#server/domain/presence.ts";
import { AgentChip } from "./agent-chip.tsx";
import { useBoardView, useCardSetting } from "./board-view.tsx";

const shown = 40;
/** So many agents are seen one by one; of more the numbers are said first. */
const seenAtOnce = 8;
const nothing: readonly Card[] = [];

type Props = {
  agents: readonly AgentCard[];
  chosen: string | null;
  onChoose: (agentId: string | null) => void;
};

/** Every agent with its one presence and its load; a click filters the board, a card dropped on one is given to it. */
export const AgentsStrip = memo(function AgentsStrip({ agents, chosen, onChoose }: Props) {
  const { held } = useBoardView();
  const { workspaceId } = useCardSetting();
  const present = useMemo(
    () =>
      agents
        .map((agent) => {
          const cards = held.get(agent.id) ?? nothing;
          return { agent, cards, presence: presenceOf(agent, cards) };
        })
        .filter(({ presence }) => presence !== "removed")
        .sort(
          (a, b) =>
            attentionFirst[a.presence] - attentionFirst[b.presence] || (a.agent.name < b.agent.name ? -1 : 1),
        ),
    [agents, held],
  );
  if (present.length === 0) return null;
  const front = present.filter(({ agent }, i) => i < shown || agent.id === chosen);
  return (
    <section
      aria-label={`Agents, ${present.length}`}
      className="flex h-10 shrink-0 items-center gap-1 border-line border-b bg-surface pl-4 max-sm:h-12 max-sm:pl-3"
    >
      <div className="flex min-w-0 flex-1 items-center gap-1 overflow-x-auto py-1 pr-3 [scrollbar-width:none]">
        {present.length > seenAtOnce && (
          <Numbers presences={present.map(({ presence }) => presence)} workspaceId={workspaceId} />
        )}
        {front.map(({ agent, cards, presence }) => (
          <AgentChip
            key={agent.id}
            agent={agent}
            cards={cards}
            presence={presence}
            chosen={agent.id === chosen}
            onChoose={onChoose}
          />
        ))}
        {present.length > front.length && (
          <Link
            href={`/w/${workspaceId}/agents`}
            prefetch={false}
            className="shrink-0 rounded-md px-2 text-accent text-sm underline-offset-2 hover:underline"
          >
            all {present.length}
          </Link>
        )}
      </div>
    </section>
  );
});

/** How many agents are how; each number opens the roster with just those. */
function Numbers({ presences, workspaceId }: { presences: readonly Presence[]; workspaceId: string }) {
  const say = usePresenceWord();
  const numbers = presenceWords
    .map((word) => [word, presences.filter((presence) => presence === word).length] as const)
    .filter(([, number]) => number > 0)
    .sort(([a], [b]) => attentionFirst[a] - attentionFirst[b]);
  return (
    <ul className="mr-2 flex shrink-0 items-center border-line border-r pr-2">
      {numbers.map(([word, number]) => (
        <li key={word}>
          <Link
            href={`/w/${workspaceId}/agents?presence=${encodeURIComponent(word)}`}
            prefetch={false}
            className="flex h-7 items-center gap-1 rounded-md px-1.5 text-ink-soft text-sm hover:bg-raised hover:text-ink touch:h-11"
          >
            <PresenceMark presence={word} iconOnly />
            <span className="font-mono text-ink text-xs">{count(number)}</span> {say(word)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
