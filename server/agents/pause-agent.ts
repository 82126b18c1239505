import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";

/** Stops an agent from taking work; what it holds is frozen, its clocks with it, until it is resumed. Refused unless it is active. */
export function pauseAgent(work: Work, { agentId, by }: { agentId: string; by: string }): void {
  const agent = work.get("agent", agentId);
  if (agent.status !== "active")
    throw new AppError(
      "conflict",
      `${agent.name} is ${agent.status.replace("_", " ")} and cannot be paused.`,
    );
  work.put("agent", { ...agent, status: "paused", pausedAt: work.now, pausedBy: by });
  sendEnvelope(work, agent, "agent.paused", { reason: `paused by ${by}` });
  work.emit("agent.paused", { agentId }, { name: agent.name });
}
