import type { GraphItem } from "./layout-graph.ts";

type Groupable = GraphItem & { skills: readonly string[] };
export type GraphGroup<T> = { id: string; dependsOn: string[]; members: T[] };

/** More boxes than this cannot be read at once. */
export const readable = 60;
const fewest = 3;

/**
 * Draws many items as few boxes: first items that need the same and are needed by the same become one, and when that
 * is not enough, all of one step and one first skill. Groups named in `open` are shown as their members.
 */
export function groupGraph<T extends Groupable>(
  items: readonly T[],
  open: ReadonlySet<string>,
): GraphGroup<T>[] {
  if (items.length <= readable) return draw(items, (item) => item.id, open);
  const needed = new Map<string, string[]>();
  for (const { id, dependsOn } of items)
    for (const from of dependsOn) needed.set(from, [...(needed.get(from) ?? []), id]);
  const twins = keep(
    items,
    ({ id, dependsOn }) => `${[...dependsOn].sort().join()}>${(needed.get(id) ?? []).sort().join()}`,
  );
  if (draw(items, twins, new Set()).length <= readable) return draw(items, twins, open);
  const step = stepsOf(items);
  return draw(
    items,
    keep(items, ({ id, skills }) => `${step.get(id)} ${skills[0] ?? ""}`),
    open,
  );
}

/** The group of an item: items of one key together, unless they are too few to be worth a box of their own. */
function keep<T extends GraphItem>(items: readonly T[], keyOf: (item: T) => string): (item: T) => string {
  const groups = Map.groupBy(items, keyOf);
  return (item) => {
    const group = groups.get(keyOf(item)) ?? [item];
    return group.length < fewest ? item.id : `group-${group[0]?.id ?? ""}`;
  };
}

function draw<T extends Groupable>(
  items: readonly T[],
  groupOf: (item: T) => string,
  open: ReadonlySet<string>,
): GraphGroup<T>[] {
  const box = (item: T): string => {
    const group = groupOf(item);
    return open.has(group) ? item.id : group;
  };
  const boxes = new Map(items.map((item): [string, string] => [item.id, box(item)]));
  return [...Map.groupBy(items, box)].map(([id, members]) => {
    const before = members.flatMap(({ dependsOn }) => dependsOn.flatMap((from) => boxes.get(from) ?? []));
    return { id, members, dependsOn: [...new Set(before)].filter((from) => from !== id) };
  });
}

/** How many items must come before each one, at the longest. */
function stepsOf(items: readonly GraphItem[]): Map<string, number> {
  const byId = new Map(items.map((item): [string, GraphItem] => [item.id, item]));
  const steps = new Map<string, number>();
  function stepOf(item: GraphItem): number {
    const known = steps.get(item.id);
    if (known !== undefined) return known;
    steps.set(item.id, 0);
    const before = item.dependsOn.flatMap((id) => byId.get(id) ?? []).map(stepOf);
    const step = before.length > 0 ? Math.max(...before) + 1 : 0;
    steps.set(item.id, step);
    return step;
  }
  for (const item of items) stepOf(item);
  return steps;
}
