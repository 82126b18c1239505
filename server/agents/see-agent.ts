import type { Agent } from "#server/domain/agent.ts";
import type { Work } from "#server/queue/work.ts";

/** Notes a sign of life of an agent; only its return from being offline is an event. */
export function seeAgent(work: Work, agentId: string): Agent {
  const agent = work.get("agent", agentId);
  const seen = { ...agent, lastSeenAt: work.now };
  if (agent.presence === "online" || agent.status === "revoked") {
    work.touch("agent", seen);
    return seen;
  }
  const online: Agent = { ...seen, presence: "online" };
  work.put("agent", online);
  work.emit("agent.came_online", { agentId }, { name: agent.name });
  return online;
}
