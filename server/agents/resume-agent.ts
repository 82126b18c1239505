import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { restartClocks } from "../attempts/restart-clocks.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";

/** Lets a paused agent work again; the clocks of what it holds start anew. Refused unless it is paused. */
export function resumeAgent(work: Work, { agentId }: { agentId: string }): void {
  const agent = work.get("agent", agentId);
  if (agent.status !== "paused")
    throw new AppError("conflict", `${agent.name} is ${agent.status.replace("_", " ")}, not paused.`);
  work.put("agent", { ...agent, status: "active", pausedAt: null, pausedBy: null });
  sendEnvelope(work, agent, "agent.resumed", {});
  work.emit("agent.resumed", { agentId }, { name: agent.name });
  for (const attempt of work.attemptsOf(agentId)) restartClocks(work, attempt);
}
