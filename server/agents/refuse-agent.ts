import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";

/** Turns an agent away: its claim is answered with a refusal. Refused when it was decided on before. */
export function refuseAgent(work: Work, { agentId }: { agentId: string }): void {
  const agent = work.get("agent", agentId);
  if (agent.status !== "pending_approval")
    throw new AppError("conflict", `${agent.name} is ${agent.status.replace("_", " ")}; revoke it instead.`);
  work.put("agent", { ...agent, status: "refused" });
  work.emit("agent.refused", { agentId }, { name: agent.name });
}
