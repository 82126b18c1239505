import type { GraphItem } from "./layout-graph.ts";

/**
 * The chain of items that takes longest, first to last, each weighing what `weight` says. Items in a circle weigh
 * nothing: a draft may have one.
 */
export function criticalPath<T extends GraphItem>(items: readonly T[], weight: (item: T) => number): T[] {
  const byId = new Map(items.map((item): [string, T] => [item.id, item]));
  const found = new Map<string, { total: number; before: T | null }>();
  const open = new Set<string>();
  function reach(item: T): number {
    const known = found.get(item.id);
    if (known) return known.total;
    if (open.has(item.id)) return 0;
    open.add(item.id);
    let best = 0;
    let before: T | null = null;
    for (const id of item.dependsOn) {
      const other = byId.get(id);
      const total = other ? reach(other) : 0;
      if (other && !open.has(other.id) && (total > best || before === null)) {
        best = total;
        before = other;
      }
    }
    open.delete(item.id);
    const total = best + weight(item);
    found.set(item.id, { total, before });
    return total;
  }
  let last: T | null = null;
  for (const item of items) if (last === null || reach(item) > reach(last)) last = item;
  const path: T[] = [];
  const seen = new Set<string>();
  for (let at = last; at && !seen.has(at.id); at = found.get(at.id)?.before ?? null) {
    seen.add(at.id);
    path.unshift(at);
  }
  return path;
}
