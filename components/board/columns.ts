import type { Card } from "#server/domain/card.ts";
import { byOrder } from "#server/domain/rank.ts";
import { isFinal } from "#server/domain/task.ts";
import { isGap } from "./gap-groups.ts";

export const columnKeys = ["waiting", "ready", "working", "needs-you", "in-review", "done"] as const;
export type ColumnKey = (typeof columnKeys)[number];
const columnWords: Record<ColumnKey, string> = {
  waiting: "Waiting",
  ready: "Ready",
  working: "Working",
  "needs-you": "Needs you",
  "in-review": "In review",
  done: "Done",
};

/** A column's name for who looks: it needs “you” only where you may do something about it. */
export const columnWord = (column: ColumnKey, mayEdit: boolean): string =>
  column === "needs-you" && !mayEdit ? "Needs a person" : columnWords[column];

/** The column of a card. What only a person can move on stands in “Needs you”: a question, a failure, a review a person owes, a deadline that passed, a task none of the agents here can do. `alone`: there is no agent at all. */
export function columnOf(card: Pick<Card, "status" | "review" | "gap">, alone: boolean): ColumnKey {
  switch (card.status) {
    case "waiting":
      return "waiting";
    case "ready":
      return !alone && isGap(card) ? "needs-you" : "ready";
    case "assigned":
    case "working":
      return card.gap ? "needs-you" : "working";
    case "input-required":
    case "failed":
      return "needs-you";
    case "in-review":
      return card.review === "person" || card.gap ? "needs-you" : "in-review";
    case "completed":
    case "canceled":
      return "done";
  }
}

export type Columns = Record<ColumnKey, Card[]>;

const newestFirst = (a: Card, b: Card): number =>
  (b.completedAt ?? "").localeCompare(a.completedAt ?? "") || (a.id < b.id ? 1 : -1);

/** Sorts cards into their columns: work order everywhere, newest first where it is done. */
export function columnsOf(cards: readonly Card[], alone = false): Columns {
  const columns: Columns = {
    waiting: [],
    ready: [],
    working: [],
    "needs-you": [],
    "in-review": [],
    done: [],
  };
  for (const card of cards) columns[columnOf(card, alone)].push(card);
  for (const key of columnKeys) columns[key].sort(key === "done" ? newestFirst : byOrder);
  return columns;
}

/** Where every card stands, to see who moved. */
export function placesOfCards(columns: Columns): Map<string, ColumnKey> {
  const places = new Map<string, ColumnKey>();
  for (const key of columnKeys) for (const { id } of columns[key]) places.set(id, key);
  return places;
}

/** How many open tasks wait for each task. */
export function blocksOf(cards: readonly Card[]): Map<string, number> {
  const blocks = new Map<string, number>();
  for (const { status, dependsOn } of cards)
    if (status === "waiting") for (const id of dependsOn) blocks.set(id, (blocks.get(id) ?? 0) + 1);
  return blocks;
}

/** The open cards each agent holds. */
export function heldBy(cards: readonly Card[]): Map<string, Card[]> {
  const held = new Map<string, Card[]>();
  for (const card of cards) {
    if (!card.agentId || isFinal(card.status)) continue;
    const list = held.get(card.agentId);
    if (list) list.push(card);
    else held.set(card.agentId, [card]);
  }
  return held;
}
