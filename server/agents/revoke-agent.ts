import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { releaseAttempt } from "../attempts/release-attempt.ts";

/** Ends an agent's membership: its key is dead at once and what it held is matched again. Refused when it was revoked before. */
export function revokeAgent(work: Work, { agentId, by }: { agentId: string; by: string }): void {
  const agent = work.get("agent", agentId);
  if (agent.status === "revoked") throw new AppError("conflict", `${agent.name} was revoked before.`);
  for (const attempt of work.attemptsOf(agentId))
    releaseAttempt(work, work.task(attempt.taskId), attempt, {
      status: "superseded",
      message: `${agent.name} was revoked by ${by}`,
      exclude: null,
    });
  const now = work.get("agent", agentId);
  work.put("agent", {
    ...now,
    status: "revoked",
    presence: "offline",
    revokedAt: work.now,
    secretSealed: null,
    oldSecretSealed: null,
  });
  for (const id of [...(work.state.pendingByAgent.get(agentId) ?? [])])
    work.put("delivery", { ...work.get("delivery", id), status: "superseded", settledAt: work.now });
  const member = work.get("member", agent.memberId);
  work.put("member", { ...member, removedAt: work.now });
  work.emit("agent.revoked", { agentId }, { name: agent.name });
}
