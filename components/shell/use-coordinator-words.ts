"use client";
import { useWorkspace } from "#components/live/live-context.tsx";
import { clockTime } from "#components/ui/format-time.ts";
import { useHydrated } from "#components/ui/use-now.tsx";
import { coordinatorWords } from "./coordinator-words.ts";

/** Who coordinates now, in words; the clock is the reader's. */
export function useCoordinatorWords() {
  const { coordinator } = useWorkspace();
  const hydrated = useHydrated();
  const at = coordinator.since ? clockTime(coordinator.since, hydrated ? undefined : "UTC").slice(0, 5) : "";
  return {
    mode: coordinator.mode,
    words: coordinator.words.replace(/\.$/, ""),
    at,
    ...coordinatorWords(coordinator, at),
  };
}
