import type { Work } from "#server/queue/work.ts";
import { seeAgent } from "./see-agent.ts";

export type RotateInput = { agentId: string; keyHash: string; keyHint: string; secretSealed: string };
const overlapSeconds = 24 * 3600;

/** Gives an agent a new key at once and a new webhook secret; the old secret signs beside it for 24 h. */
export function rotateKeys(work: Work, { agentId, keyHash, keyHint, secretSealed }: RotateInput): void {
  const agent = seeAgent(work, agentId);
  work.put("agent", {
    ...agent,
    keyHash,
    keyHint,
    secretSealed,
    oldSecretSealed: agent.secretSealed,
    oldSecretUntil: work.after(overlapSeconds),
  });
  work.emit("agent.keys_rotated", { agentId }, { name: agent.name });
}
