"use client";
import type { Card } from "#server/domain/card.ts";
import type { Priority } from "#server/domain/task.ts";
import { useCardSetting } from "./board-view.tsx";
import { placeAt, placeAtEnd } from "./place-card.ts";
import { useBoardChange } from "./use-board-changes.ts";

/** What a person can do with a card on the board, each with its words and its way back. */
export function useCardMoves() {
  const change = useBoardChange();
  const { agents } = useCardSetting();

  function move(card: Card, place: { priority: Priority; rank: number } | null, done: string): void {
    if (!place) return;
    const undo = { type: "move", taskId: card.id, priority: card.priority, rank: card.rank } as const;
    change(
      { type: "move", taskId: card.id, ...place },
      { done, undo, failed: `“${card.title}” is back where it was` },
    );
  }

  return {
    toEnd: (card: Card, column: readonly Card[], end: "top" | "bottom") =>
      move(card, placeAtEnd(column, card, end), `“${card.title}” moved to the ${end} of its priority`),
    toPriority: (card: Card, priority: Priority) =>
      move(card, { priority, rank: card.rank }, `“${card.title}” is ${priority} now`),
    beside: (card: Card, column: readonly Card[], targetId: string, side: "before" | "after") => {
      const place = placeAt(column, card, targetId, side);
      move(
        card,
        place,
        place && place.priority !== card.priority
          ? `“${card.title}” moved, and is ${place.priority} now`
          : `“${card.title}” moved`,
      );
    },
    give: (card: Card, agentId: string) => {
      if (card.agentId === agentId) return;
      const name = agents[agentId]?.name ?? "the agent";
      const before = card.agentId;
      change(
        { type: "assign", taskId: card.id, agentId },
        {
          done: `“${card.title}” was given to ${name}`,
          failed: `“${card.title}” was not given to ${name}`,
          ...(before ? { undo: { type: "assign", taskId: card.id, agentId: before } } : {}),
        },
      );
    },
    cancel: (card: Card, reason: string) =>
      change(
        { type: "cancel", taskId: card.id, reason },
        { done: `“${card.title}” is canceled`, failed: `“${card.title}” is not canceled` },
      ),
  };
}
