"use client";
import { useDroppable } from "@dnd-kit/core";
import { memo } from "react";
import { AgentRing } from "#components/agents/agent-ring.tsx";
import { usePresenceWord } from "#components/agents/use-presence-word.ts";
import { cn } from "#components/ui/class-names.ts";
import type { AgentCard, Card } from "#server/domain/card.ts";
import type { Presence } from "#server/domain/presence.ts";

type Props = {
  agent: AgentCard;
  cards: readonly Card[];
  presence: Presence;
  chosen: boolean;
  onChoose: (agentId: string | null) => void;
};

/** One agent: pulse, name, load or its presence in a word. */
export const AgentChip = memo(function AgentChip({ agent, cards, presence, chosen, onChoose }: Props) {
  const { setNodeRef, isOver, active } = useDroppable({
    id: `agent:${agent.id}`,
    data: { agentId: agent.id },
    disabled: agent.status !== "active",
  });
  const away = presence === "offline" || presence === "paused" || presence === "joining";
  const trouble = presence === "stalled" || presence === "waiting for you";
  const load = `${cards.length}/${agent.maxConcurrency}`;
  const say = usePresenceWord();
  const word = presence === "working" ? load : say(presence);
  return (
    <button
      ref={setNodeRef}
      type="button"
      aria-pressed={chosen}
      onClick={() => onChoose(chosen ? null : agent.id)}
      title={`${agent.name}: ${say(presence)}, holds ${cards.length} of ${agent.maxConcurrency}.${agent.degradedAt ? " Stalled often lately, gets less work." : ""}`}
      className={cn(
        "flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-transparent px-1.5 text-sm transition-colors duration-[120ms] hover:bg-raised touch:h-11 touch:px-2",
        chosen && "border-accent bg-accent-wash",
        active && agent.status === "active" && "border-line-strong border-dashed",
        isOver && "border-accent border-solid bg-accent-wash",
      )}
    >
      <AgentRing presence={presence} cards={cards} />
      <span className={cn("max-w-36 truncate", away ? "text-ink-faint" : "text-ink")}>{agent.name}</span>
      <span
        className={cn(
          "text-xs",
          presence === "working" && "font-mono",
          trouble ? "text-attention" : "text-ink-faint",
        )}
      >
        {word}
      </span>
    </button>
  );
});
