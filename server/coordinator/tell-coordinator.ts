import type { CoordinatorState } from "#server/domain/decision.ts";
import type { Work } from "#server/queue/work.ts";

/** Says on the board who coordinates now, why, and what waits for the model; `since` moves only when the mode does. */
export function tellCoordinator(work: Work, next: Omit<CoordinatorState, "since">): void {
  const old = work.workspace.coordinator;
  const since = old.mode === next.mode && old.since ? old.since : work.now.toISOString();
  work.put("workspace", { ...work.workspace, coordinator: { ...next, since } });
  work.emit("coordinator.changed", {}, { mode: next.mode, words: next.words });
}
