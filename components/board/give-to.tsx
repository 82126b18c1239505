"use client";
import { useQuery } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { MenuGroup, MenuItem } from "#components/ui/menu.tsx";
import type { Card } from "#server/domain/card.ts";
import { presenceOf } from "#server/domain/presence.ts";
import { useBoardView, useCardSetting } from "./board-view.tsx";
import { useCardMoves } from "./use-card-moves.ts";

const shown = 8;
const line = "px-2 py-1 text-ink-faint text-sm";

/** The agents that could do it, best first, as the matching scores them; those that cannot, with the reason. */
export function GiveTo({ card }: { card: Card }) {
  const { agents } = useCardSetting();
  const { held } = useBoardView();
  const moves = useCardMoves();
  const { data, error } = useQuery(
    useTRPC().tasks.candidates.queryOptions({ taskId: card.id }, { staleTime: 5000 }),
  );
  if (error) return <p className={line}>{reasonOf(error)}</p>;
  if (!data) return <p className={`${line} appear-late`}>Asking who can…</p>;
  const others = data.filter(({ agentId }) => agentId !== card.agentId && agents[agentId]);
  const able = others.filter(({ eligible }) => eligible).sort((a, b) => b.score - a.score);
  const unable = others.filter(({ eligible }) => !eligible);
  return (
    <>
      {able.length === 0 && (
        <p className={line}>
          {others.length === 0 ? "No other agent has joined." : "No other agent can do it now."}
        </p>
      )}
      {able.slice(0, shown).map(({ agentId, score }) => {
        const agent = agents[agentId];
        if (!agent) return null;
        return (
          <MenuItem
            key={agentId}
            onSelect={() => moves.give(card, agentId)}
            hint={`${presenceOf(agent, held.get(agentId) ?? [])} · ${score.toFixed(2)}`}
          >
            <span className="truncate">{agent.name}</span>
          </MenuItem>
        );
      })}
      {unable.length > 0 && (
        <MenuGroup label="Cannot">
          {unable.slice(0, 4).map(({ agentId, why }) => (
            <MenuItem key={agentId} disabled onSelect={() => {}} hint={why}>
              <span className="truncate">{agents[agentId]?.name}</span>
            </MenuItem>
          ))}
        </MenuGroup>
      )}
    </>
  );
}
