import type { Work } from "#server/queue/work.ts";

/** So many messages of agents in a row are passed on; what they say then reaches nobody until a person speaks. */
export const mostAgentsInARow = 12;

/**
 * Counts a message of a thread: a person's begins anew, an agent's counts, the coordinator's changes nothing. `muted`
 * when agents have talked too long among themselves, `first` the first time they have.
 */
export function countAgents(
  work: Work,
  threadId: string,
  authorId: string,
): { muted: boolean; first: boolean } {
  const thread = work.find("thread", threadId);
  const kind = work.find("member", authorId)?.kind;
  if (!thread || kind === "coordinator") return { muted: false, first: false };
  const agentsInARow = kind === "agent" ? thread.agentsInARow + 1 : 0;
  if (agentsInARow !== thread.agentsInARow) work.put("thread", { ...thread, agentsInARow });
  return { muted: agentsInARow > mostAgentsInARow, first: agentsInARow === mostAgentsInARow + 1 };
}
