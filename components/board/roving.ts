"use client";
import { useSyncExternalStore } from "react";

const active = new Map<string, string>();
const listeners = new Set<() => void>();

/** Makes a card the one of its column that Tab reaches. */
export function setActive(column: string, id: string): void {
  if (active.get(column) === id) return;
  active.set(column, id);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** 0 for the one card of its column that Tab reaches (the last focused, else the first), -1 for the others: arrows go there. */
export function useTabIndex(column: string, id: string, first: boolean): 0 | -1 {
  const here = useSyncExternalStore(
    subscribe,
    () => {
      const chosen = active.get(column);
      return chosen === undefined ? first : chosen === id;
    },
    () => first,
  );
  return here || first ? 0 : -1;
}
