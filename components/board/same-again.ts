import type { Card } from "#server/domain/card.ts";
import { type ColumnKey, type Columns, columnKeys } from "./columns.ts";

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
const sameMap = <K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean =>
  a === b || (a.size === b.size && [...a].every(([key, value]) => b.get(key) === value));

type Derived = {
  columns: Columns;
  places: ReadonlyMap<string, ColumnKey>;
  blocks: ReadonlyMap<string, number>;
  skills: string[];
};

/** Gives back the previous lists and maps where nothing in them changed, so that an event renders only the column it touches. */
export function sameAgain<T extends Derived>(): (next: T) => T {
  let last: T | null = null;
  return (next) => {
    if (last) {
      for (const key of columnKeys)
        if (sameList(last.columns[key], next.columns[key])) next.columns[key] = last.columns[key];
      if (columnKeys.every((key) => last?.columns[key] === next.columns[key])) next.columns = last.columns;
      if (next.columns === last.columns || sameMap(last.places, next.places)) next.places = last.places;
      if (sameMap(last.blocks, next.blocks)) next.blocks = last.blocks;
      if (sameList(last.skills, next.skills)) next.skills = last.skills;
    }
    last = next;
    return next;
  };
}

/** Keeps the list of every agent whose cards are the same as before, so that an event renders only the agents it touches. */
export function sameHeld(): (tasks: object, derive: () => Map<string, Card[]>) => Map<string, Card[]> {
  let from: object | null = null;
  let last = new Map<string, Card[]>();
  return (tasks, derive) => {
    if (tasks === from) return last;
    from = tasks;
    const next = derive();
    for (const [id, cards] of next) {
      const before = last.get(id);
      if (before && sameList(before, cards)) next.set(id, before);
    }
    last = sameMap(last, next) ? last : next;
    return last;
  };
}
