import type { AgentCard, Card } from "#server/domain/card.ts";
import {
  blocksOf,
  type ColumnKey,
  type Columns,
  columnOf,
  columnsOf,
  heldBy,
  placesOfCards,
} from "./columns.ts";
import { type Filters, filterCards, isFiltered, skillsOf } from "./filter-board.ts";
import { sameAgain, sameHeld } from "./same-again.ts";

type Derived = {
  empty: boolean;
  columns: Columns;
  places: ReadonlyMap<string, ColumnKey>;
  blocks: ReadonlyMap<string, number>;
  skills: string[];
  held: Map<string, Card[]>;
};
type Given = { tasks: Record<string, Card>; agents: Record<string, AgentCard>; filters: Filters };

/** What a card's place, its skills and what it blocks depend on. */
const standing = [
  "status",
  "review",
  "gap",
  "priority",
  "rank",
  "completedAt",
  "dependsOn",
  "skills",
  "agentId",
] as const;
const standsStill = (before: Card, after: Card): boolean =>
  standing.every((key) => before[key] === after[key]);

/** The cards that differ, with what they were; null when a card came or went. */
function changesOf(before: Record<string, Card>, after: Record<string, Card>): [Card, Card][] | null {
  const changes: [Card, Card][] = [];
  const ids = Object.keys(after);
  if (ids.length !== Object.keys(before).length) return null;
  for (const id of ids) {
    const [old, card] = [before[id], after[id]];
    if (!old || !card) return null;
    if (old !== card) changes.push([old, card]);
  }
  return changes;
}

type Changes = readonly [Card, Card][];
function swapped(cards: readonly Card[], [old, card]: [Card, Card]): Card[] {
  const at = cards.indexOf(old);
  return at < 0 ? cards.slice() : cards.with(at, card);
}

/** Puts changed cards where the old ones stood, in their columns and in the hands of their agents. */
function swapIn(derived: Derived, changes: Changes, alone: boolean): Derived {
  const columns = { ...derived.columns };
  const held = new Map(derived.held);
  for (const change of changes) {
    const [, card] = change;
    const key = columnOf(card, alone);
    columns[key] = swapped(columns[key], change);
    const hands = card.agentId ? held.get(card.agentId) : undefined;
    if (card.agentId && hands) held.set(card.agentId, swapped(hands, change));
  }
  return { ...derived, columns, held };
}

/**
 * Sorts the cards of a board into what it shows. A board of ten thousand changes many times a second: when only cards
 * that stand still changed (a percent, a sign of life), they are put in place and nothing is sorted or counted anew.
 */
export function deriveBoard(): (given: Given) => Derived {
  const again = sameAgain<Derived>();
  const same = sameHeld();
  let last: (Given & { derived: Derived }) | null = null;
  return (given) => {
    const { tasks, agents, filters } = given;
    if (last && last.tasks === tasks && last.agents === agents && last.filters === filters)
      return last.derived;
    const alone = Object.keys(agents).length === 0;
    const quick = last && last.agents === agents && last.filters === filters && !isFiltered(filters);
    const changes = quick && last ? changesOf(last.tasks, tasks) : null;
    let derived: Derived;
    if (last && changes?.every(([old, card]) => standsStill(old, card)))
      derived = swapIn(last.derived, changes, alone);
    else {
      const cards = Object.values(tasks);
      const columns = columnsOf(filterCards(cards, filters, agents), alone);
      const skills = skillsOf(cards, Object.values(agents));
      const held = same(tasks, () => heldBy(cards));
      const empty = cards.length === 0;
      derived = { empty, columns, places: placesOfCards(columns), blocks: blocksOf(cards), skills, held };
    }
    derived = again(derived);
    last = { ...given, derived };
    return derived;
  };
}
