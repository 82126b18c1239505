"use client";
import { useMemo, useState } from "react";
import type { Card } from "#server/domain/card.ts";
import type { ColumnKey } from "./columns.ts";
import { type GapGroup, gapGroups } from "./gap-groups.ts";
import { foldedFrom } from "./gap-notice.tsx";

/** What stands in a column one below the other: cards, and before tasks nobody can do the notice that says why. */
export type ColumnItem =
  | { type: "card"; id: string; card: Card; grouped: boolean }
  | { type: "gap"; id: string; group: GapGroup; open: boolean };

/** The items of a column, and how to unfold a group of it. */
export function useColumnItems(
  column: ColumnKey,
  cards: readonly Card[],
): { items: ColumnItem[]; toggle: (key: string) => void } {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => {
    const single = (grouped: boolean) => (card: Card) =>
      ({ type: "card", id: card.id, card, grouped }) as const;
    if (column !== "needs-you") return cards.map(single(false));
    const { groups, others } = gapGroups(cards);
    return [
      ...groups.flatMap((group): ColumnItem[] => {
        const open = group.cards.length <= foldedFrom || unfolded.has(group.key);
        const notice = { type: "gap", id: `gap ${group.key}`, group, open } as const;
        return open ? [notice, ...group.cards.map(single(true))] : [notice];
      }),
      ...others.map(single(false)),
    ];
  }, [column, cards, unfolded]);
  const toggle = (key: string) =>
    setUnfolded((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return { items, toggle };
}
