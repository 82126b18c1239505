import type { Card } from "#server/domain/card.ts";
import { isFinal } from "#server/domain/task.ts";

/** The cards each agent holds now, by agent id: until they are done, as the matching counts them and the board shows them. */
export function heldCards(tasks: Record<string, Card>): Map<string, Card[]> {
  const held = new Map<string, Card[]>();
  for (const card of Object.values(tasks)) {
    if (!card.agentId || isFinal(card.status)) continue;
    const list = held.get(card.agentId);
    if (list) list.push(card);
    else held.set(card.agentId, [card]);
  }
  return held;
}
