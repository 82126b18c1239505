import type { Work } from "#server/queue/work.ts";

export type TokenInput = { tokenHash: string; createdById: string; uses: number; ttlSeconds: number };

/** Makes a registration token: agents that join with it are approved at once, until it expires or is used up. */
export function createRegistrationToken(
  work: Work,
  { tokenHash, createdById, uses, ttlSeconds }: TokenInput,
): { id: string; expiresAt: Date } {
  const id = work.id("rt");
  const expiresAt = work.after(ttlSeconds);
  const row = {
    id,
    workspaceId: work.workspace.id,
    tokenHash,
    createdById,
    uses,
    usesLeft: uses,
    expiresAt,
    revokedAt: null,
    createdAt: work.now,
  };
  work.put("registration_token", row);
  work.emit("registration_token.created", {}, { tokenId: id, uses, expiresAt: expiresAt.toISOString() });
  return { id, expiresAt };
}
