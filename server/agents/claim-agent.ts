import type { Agent } from "#server/domain/agent.ts";
import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { pingAgent } from "./ping-agent.ts";

export type ClaimInput = {
  agentId: string;
  keyHash: string;
  keyHint: string;
  secretSealed: string;
  nonce: string;
  nonceHash: string;
};
export type ClaimAnswer = { status: "pending_approval" } | { status: "claimed"; agent: Agent };

/**
 * Hands an approved agent its key, once, and sends the ping it must answer to become active.
 * Still waiting agents are told to come again; refused, expired and second claims are turned down.
 */
export function claimAgent(work: Work, input: ClaimInput): ClaimAnswer {
  const agent = work.get("agent", input.agentId);
  if (agent.claimedAt)
    throw new AppError(
      "already_claimed",
      "The key was handed out before; ask the owner for a new invite if it was lost.",
    );
  if (agent.status === "refused" || agent.status === "revoked")
    throw new AppError("join_refused", `The owner refused “${agent.name}”.`);
  if (agent.claimUntil && agent.claimUntil < work.now)
    throw new AppError("invite_expired", "This claim has expired; join again with a new invite.");
  if (agent.status === "pending_approval") return { status: "pending_approval" };
  const { keyHash, keyHint, secretSealed } = input;
  const claimed: Agent = {
    ...agent,
    keyHash,
    keyHint,
    secretSealed,
    claimedAt: work.now,
    lastSeenAt: work.now,
  };
  work.put("agent", claimed);
  work.emit("agent.claimed", { agentId: agent.id }, { name: agent.name });
  return { status: "claimed", agent: pingAgent(work, claimed, input.nonce, input.nonceHash) };
}
