import type { Evidence } from "./evidence.ts";

/** Something that must hold whatever happened: `check` lists every breach in words, `spoil` breaks it, to show that the check sees. */
export type Invariant = {
  name: string;
  check: (evidence: Evidence) => string[];
  spoil: (evidence: Evidence) => void;
};

/** The first of a list; a run without any proves nothing. */
export function some<T>(items: readonly T[], what: string): T {
  const [first] = items;
  if (first === undefined) throw new Error(`the run had no ${what}`);
  return first;
}

/** Counts by key. */
export function countBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = key(item);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
