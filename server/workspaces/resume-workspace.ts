import type { Work } from "#server/queue/work.ts";
import { restartClocks } from "../attempts/restart-clocks.ts";

/** Lets a paused workspace go on; all running clocks start anew. */
export function resumeWorkspace(work: Work, _input: null): void {
  if (!work.workspace.pausedAt) return;
  work.put("workspace", { ...work.workspace, pausedAt: null, pausedBy: null });
  work.emit("workspace.resumed", {}, {});
  // A copy: putting an attempt moves its id to the end of the index, and the end would never come.
  for (const id of [...work.state.openAttempts]) restartClocks(work, work.get("attempt", id));
}
