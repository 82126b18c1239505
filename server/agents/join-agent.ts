import type { Agent } from "#server/domain/agent.ts";
import { AppError } from "#server/domain/errors.ts";
import type { AgentId } from "#server/domain/ids.ts";
import type { JoinRequest } from "#server/domain/join.ts";
import type { Work } from "#server/queue/work.ts";
import { approveAgent } from "./approve-agent.ts";

export type JoinInput = Omit<JoinRequest, "code"> & {
  via: { kind: "invite" | "token"; id: string };
  claimHash: string;
  headersSealed: string | null;
};
export type JoinAnswer = { agentId: AgentId; status: Agent["status"]; expiresAt: Date };

/** A claim link lives this long. */
const claimSeconds = 24 * 3600;

/**
 * Registers an agent by an invite (a person must approve it) or a registration token (approved at once).
 * Refused when the code has expired, was used up or was withdrawn.
 */
export function joinAgent(work: Work, input: JoinInput): JoinAnswer {
  const ownerId = spend(work, input.via);
  const agentId = work.id("ag");
  const memberId = work.id("mb");
  const agent: Agent = {
    id: agentId,
    workspaceId: work.workspace.id,
    memberId,
    ownerId,
    name: input.name,
    framework: input.framework,
    frameworkVersion: input.framework_version ?? null,
    model: input.model ?? null,
    device: input.device ?? null,
    profile: input.profile,
    delivery: {
      mode: input.delivery.mode,
      url: input.delivery.url ?? null,
      agentCardUrl: input.delivery.agent_card_url ?? null,
      headersSealed: input.headersSealed,
    },
    status: "pending_approval",
    presence: "offline",
    availability: "available",
    keyHash: null,
    keyHint: null,
    claimHash: input.claimHash,
    claimUntil: work.after(claimSeconds),
    claimedAt: null,
    secretSealed: null,
    oldSecretSealed: null,
    oldSecretUntil: null,
    nonceHash: null,
    nonceUntil: null,
    clocks: {},
    pollSeconds: input.poll_seconds ?? 30,
    record: {},
    stalls: [],
    degradedAt: null,
    lastSeenAt: null,
    approvedById: null,
    pausedAt: null,
    pausedBy: null,
    revokedAt: null,
    createdAt: work.now,
  };
  work.put("agent", agent);
  work.put("member", {
    id: memberId,
    workspaceId: work.workspace.id,
    kind: "agent",
    role: "worker",
    userId: null,
    agentId,
    name: agent.name,
    createdAt: work.now,
    removedAt: null,
  });
  const skills = agent.profile.skills.map((skill) => skill.id);
  work.emit(
    "agent.joined",
    { agentId },
    { name: agent.name, framework: agent.framework, skills, via: input.via.kind, inviteId: input.via.id },
  );
  const status =
    input.via.kind === "token" ? approveAgent(work, { agentId, byId: ownerId }).status : agent.status;
  return { agentId, status, expiresAt: work.after(claimSeconds) };
}

/** Takes one use off the invite or token; returns whose it is. */
function spend(work: Work, via: JoinInput["via"]): string {
  const table = via.kind === "invite" ? "invite" : "registration_token";
  const row = work.get(table, via.id);
  const what = via.kind === "invite" ? "invite" : "registration token";
  if (row.revokedAt || row.expiresAt <= work.now)
    throw new AppError("invite_expired", `This ${what} has expired; ask for a new one.`);
  if (row.usesLeft < 1) throw new AppError("invite_used", `This ${what} was used up; ask for a new one.`);
  if (via.kind === "invite")
    work.put("invite", { ...work.get("invite", via.id), usesLeft: row.usesLeft - 1 });
  else
    work.put("registration_token", { ...work.get("registration_token", via.id), usesLeft: row.usesLeft - 1 });
  return row.createdById;
}
