import type { Agent } from "#server/domain/agent.ts";
import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";

/** Lets an agent in: it may now claim its key. Refused when it was decided on before. */
export function approveAgent(work: Work, { agentId, byId }: { agentId: string; byId: string }): Agent {
  const agent = work.get("agent", agentId);
  if (agent.status !== "pending_approval")
    throw new AppError(
      "conflict",
      `${agent.name} is ${agent.status.replace("_", " ")}; it waits for no approval.`,
    );
  const approved: Agent = { ...agent, status: "verifying", approvedById: byId };
  work.put("agent", approved);
  work.emit("agent.approved", { agentId }, { name: agent.name });
  return approved;
}
