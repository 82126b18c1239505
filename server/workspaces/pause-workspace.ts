import type { Work } from "#server/queue/work.ts";

/** Stops everything: nothing is assigned, no clock runs, and agents are told to pause with their next beat. Pausing twice changes nothing. */
export function pauseWorkspace(work: Work, { by, reason }: { by: string; reason: string }): void {
  if (work.workspace.pausedAt) return;
  work.put("workspace", { ...work.workspace, pausedAt: work.now, pausedBy: by });
  work.emit("workspace.paused", {}, { reason });
}
