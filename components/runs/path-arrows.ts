import type { GraphGroup } from "./group-graph.ts";

/** The name of the arrow between two boxes. */
export const arrowName = (from: string, to: string): string => `${from} → ${to}`;

/** The arrows a path takes from box to box, by name: a shortcut between two of its boxes is not among them. */
export function pathArrows<T extends { id: string }>(
  path: readonly T[],
  groups: readonly GraphGroup<T>[],
): Set<string> {
  const boxOf = new Map(groups.flatMap(({ id, members }) => members.map((one) => [one.id, id] as const)));
  const boxes = path.flatMap(({ id }) => boxOf.get(id) ?? []).filter((box, i, all) => box !== all[i - 1]);
  return new Set(boxes.slice(1).map((to, i) => arrowName(boxes[i] ?? "", to)));
}
