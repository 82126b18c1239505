import type { Card } from "#server/domain/card.ts";
import type { Priority } from "#server/domain/task.ts";

/** A change a person makes on the board itself. */
export type BoardChange =
  | { type: "move"; taskId: string; priority: Priority; rank: number }
  | { type: "assign"; taskId: string; agentId: string }
  | { type: "cancel"; taskId: string; reason: string };

/** The card as it will look once the server agrees; shown until then. */
function foresee(card: Card, change: BoardChange): Card {
  switch (change.type) {
    case "move":
      return { ...card, priority: change.priority, rank: change.rank };
    case "assign":
      return { ...card, ...nobody, status: "assigned", agentId: change.agentId };
    case "cancel":
      return {
        ...card,
        ...nobody,
        status: "canceled",
        completedAt: card.completedAt ?? new Date().toISOString(),
      };
  }
}
const nobody = {
  attemptStatus: null,
  clocks: null,
  evidenceAt: null,
  evidence: null,
  suspectAt: null,
  quietAt: null,
  leaseUntil: null,
  percent: null,
} as const;

/** Does the board show the change already? A card that is gone needs nothing more. */
export function isShown(card: Card | undefined, change: BoardChange): boolean {
  if (!card) return true;
  if (change.type === "move") return card.priority === change.priority && card.rank === change.rank;
  return change.type === "assign" ? card.agentId === change.agentId : card.status === "canceled";
}

/** Lays pending changes over the server's cards; untouched cards stay the same objects. */
export function foreseeAll(
  tasks: Record<string, Card>,
  changes: readonly BoardChange[],
): Record<string, Card> {
  if (changes.length === 0) return tasks;
  const next = { ...tasks };
  for (const change of changes) {
    const card = next[change.taskId];
    if (card && !isShown(card, change)) next[change.taskId] = foresee(card, change);
  }
  return next;
}
