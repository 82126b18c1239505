import type { Card } from "#server/domain/card.ts";

const holding = new Set<Card["status"]>(["assigned", "working", "input-required"]);

/** The cards each agent holds now, by agent id. */
export function heldCards(tasks: Record<string, Card>): Map<string, Card[]> {
  const held = new Map<string, Card[]>();
  for (const card of Object.values(tasks)) {
    if (!card.agentId || !holding.has(card.status)) continue;
    const list = held.get(card.agentId);
    if (list) list.push(card);
    else held.set(card.agentId, [card]);
  }
  return held;
}
