import { withoutTimes } from "#components/ui/plain-times.ts";
import type { Card } from "#server/domain/card.ts";

/** Tasks nobody can do for one and the same reason. */
export type GapGroup = { key: string; cards: Card[]; missing: string[]; reason: string; since: string };

/** A ready task that no agent here can do; while no agent is here at all that is said once, above the board. */
export const isGap = (card: Pick<Card, "status" | "gap">): boolean =>
  card.status === "ready" && card.gap !== null;

/** Puts the tasks nobody can do together by what is missing, the largest group first; the other cards keep their order. */
export function gapGroups(cards: readonly Card[]): { groups: GapGroup[]; others: Card[] } {
  const groups = new Map<string, GapGroup>();
  const others: Card[] = [];
  for (const card of cards) {
    if (!isGap(card) || !card.gap) {
      others.push(card);
      continue;
    }
    const { missing, reason } = card.gap;
    const key = missing.length > 0 ? missing.toSorted().join("\n") : withoutTimes(reason);
    const group = groups.get(key);
    if (!group) groups.set(key, { key, cards: [card], missing, reason, since: card.since });
    else {
      group.cards.push(card);
      if (card.since < group.since) group.since = card.since;
    }
  }
  return { groups: [...groups.values()].sort((a, b) => b.cards.length - a.cards.length), others };
}

/** The reason without what the notice around it says already: that nobody can now, and what to press. */
export const gapWords = (reason: string): string =>
  reason
    .replace(/^(The only agent|Everyone) who could do it cannot now: /, "")
    .replace(/ Bring one back, or invite another agent\.$/, "");
