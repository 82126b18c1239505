import type { Card } from "#server/domain/card.ts";
import { rankBetween } from "#server/domain/rank.ts";
import { type Priority, priorities } from "#server/domain/task.ts";

type Place = { priority: Priority; rank: number };
type Ordered = Pick<Card, "id" | "priority" | "rank">;
const weight = (priority: Priority): number => priorities.indexOf(priority);

/** The priority and rank that put a card between two neighbours. It keeps its priority where that fits between theirs, else takes the nearest that does. */
function placeBetween(card: Ordered, before: Ordered | undefined, after: Ordered | undefined): Place {
  const highest = before ? weight(before.priority) : 0;
  const lowest = after ? weight(after.priority) : priorities.length - 1;
  const own = Math.min(Math.max(weight(card.priority), highest), Math.max(highest, lowest));
  const priority = priorities[own] ?? card.priority;
  const neighbour = (other: Ordered | undefined) => (other?.priority === priority ? other.rank : undefined);
  const [above, below] = [neighbour(before), neighbour(after)];
  return {
    priority,
    rank: above === undefined && below === undefined ? card.rank : rankBetween(above, below),
  };
}

/** The place before or after a card of the same column; `column` is in its order. Null when nothing would change. */
export function placeAt(
  column: readonly Ordered[],
  card: Ordered,
  targetId: string,
  side: "before" | "after",
): Place | null {
  const others = column.filter(({ id }) => id !== card.id);
  const target = others.findIndex(({ id }) => id === targetId);
  if (target < 0) return null;
  const index = side === "before" ? target : target + 1;
  if (column.findIndex(({ id }) => id === card.id) === index) return null;
  return placeBetween(card, others[index - 1], others[index]);
}

/** The place at the top or bottom of its column, within its own priority. */
export function placeAtEnd(column: readonly Ordered[], card: Ordered, end: "top" | "bottom"): Place | null {
  const peers = column.filter(({ id, priority }) => id !== card.id && priority === card.priority);
  const last = end === "top" ? peers[0] : peers.at(-1);
  if (!last) return null;
  const rank = end === "top" ? rankBetween(undefined, last.rank) : rankBetween(last.rank, undefined);
  const there = end === "top" ? card.rank < last.rank : card.rank > last.rank;
  return there ? null : { priority: card.priority, rank };
}
