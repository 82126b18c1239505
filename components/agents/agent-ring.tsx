"use client";
import { secondsSince } from "#components/ui/format-time.ts";
import { PulseRing } from "#components/ui/pulse.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import type { Card } from "#server/domain/card.ts";
import type { Presence } from "#server/domain/presence.ts";
import { agentPulse } from "./agent-pulse.ts";
import { PresenceMark } from "./presence-mark.tsx";

type AgentRingProps = { presence: Presence; cards: readonly Card[]; size?: "sm" | "md" };

/** An agent's ring: the pulse of its work while it has some, else the mark of its presence. The word must stand beside it. */
export function AgentRing({ presence, cards, size = "sm" }: AgentRingProps) {
  if (cards.length === 0 || presence === "paused" || presence === "joining")
    return <PresenceMark presence={presence} iconOnly className="w-4 shrink-0 justify-center" />;
  return <WorkRing presence={presence} cards={cards} size={size} />;
}

/** Apart, so that only agents with work tick. */
function WorkRing({ presence, cards, size }: Required<AgentRingProps>) {
  const now = useNow(2000);
  const { view, evidenceAt } = agentPulse(presence, cards, now);
  const fresh = evidenceAt && view.tone === "live" && secondsSince(evidenceAt, now) < 3 ? evidenceAt : null;
  return <PulseRing view={view} beat={fresh} size={size} />;
}
