import { approveAgent } from "#server/agents/approve-agent.ts";
import { checkInAgent } from "#server/agents/check-in-agent.ts";
import { claimAgent } from "#server/agents/claim-agent.ts";
import { createRegistrationToken } from "#server/agents/create-registration-token.ts";
import { joinAgent } from "#server/agents/join-agent.ts";
import { JoinRequest } from "#server/domain/join.ts";
import type { Work } from "#server/queue/work.ts";

/** Brings an active agent in by the verbs that doors use, all in one command. */
export function admitAgent(
  work: Work,
  wish: { name: string; skills: string[]; places?: number },
): { agentId: string } {
  const unique = work.id("xx");
  const token = { tokenHash: `token ${unique}`, createdById: "someone", uses: 1, ttlSeconds: 60 };
  // The verb that joins reads the token back; a fresh one is not in the database yet.
  const { id } = createRegistrationToken(work, token);
  const profile = { skills: wish.skills.map((skill) => ({ id: skill })), max_concurrency: wish.places ?? 1 };
  const request = JoinRequest.parse({ name: wish.name, profile });
  const { agentId } = joinAgent(work, {
    ...request,
    via: { kind: "token", id },
    claimHash: `claim ${unique}`,
    headersSealed: null,
  });
  if (work.get("agent", agentId).status === "pending_approval")
    approveAgent(work, { agentId, byId: "someone" });
  claimAgent(work, {
    agentId,
    keyHash: `key ${unique}`,
    keyHint: "hint",
    secretSealed: "sealed",
    nonce: "n",
    nonceHash: `nonce ${unique}`,
  });
  checkInAgent(work, { agentId, nonceHash: `nonce ${unique}` });
  return { agentId };
}
