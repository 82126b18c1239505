"use client";
import { useSyncExternalStore } from "react";

/** Words of a reply that did not go on for so long are taken away: its call failed, or the reply itself was missed. */
const staleMs = 20_000;

const words = new Map<string, { text: string; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes the words of a reply away: the reply itself is there. */
export function clearWords(threadId: string): void {
  const said = words.get(threadId);
  if (!said) return;
  clearTimeout(said.timer);
  words.delete(threadId);
  tell();
}

/** Keeps a reply as far as it has come; each time it is the whole of it. */
export function hearWords(threadId: string, text: string): void {
  clearTimeout(words.get(threadId)?.timer);
  words.set(threadId, { text, timer: setTimeout(() => clearWords(threadId), staleMs) });
  tell();
}

/** The words of a reply under way in a thread; null while nobody speaks. */
export function useWords(threadId: string): string | null {
  return useSyncExternalStore(
    subscribe,
    () => words.get(threadId)?.text ?? null,
    () => null,
  );
}
