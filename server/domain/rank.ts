import type { Priority } from "./task.ts";

const weight: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Work order: priority first, then rank, then age. Negative when `a` comes first. */
export function byOrder(
  a: { priority: Priority; rank: number; id: string },
  b: { priority: Priority; rank: number; id: string },
): number {
  return weight[a.priority] - weight[b.priority] || a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

/** The rank of a card dropped between two neighbours (either may be missing). */
export function rankBetween(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return after === undefined ? 0 : after - 1024;
  return after === undefined ? before + 1024 : (before + after) / 2;
}
