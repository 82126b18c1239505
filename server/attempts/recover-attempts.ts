import type { Work } from "#server/queue/work.ts";
import { restartClocks } from "./restart-clocks.ts";

/** Run first by every new owner of a workspace: nobody could be heard while there was none, so all running clocks start anew. */
export function recoverAttempts(work: Work, _input: null): void {
  const open = [...work.state.openAttempts].map((id) => work.get("attempt", id));
  for (const agent of work.state.maps.agent.values())
    if (agent.presence === "online") work.touch("agent", { ...agent, lastSeenAt: work.now });
  if (open.length === 0) return;
  for (const attempt of open) restartClocks(work, attempt);
  work.emit("coordinator.took_over", {}, { openAttempts: open.length });
}
