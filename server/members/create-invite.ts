import type { Role } from "#server/domain/policy.ts";
import type { Work } from "#server/queue/work.ts";

export type InviteInput = {
  kind: "agent" | "human";
  role: Role;
  codeHash: string;
  createdById: string;
  ttlSeconds: number;
  uses: number;
};

/** Makes an invite; whoever holds its code may join as the inviter's guest until it expires or is used up. */
export function createInvite(
  work: Work,
  { ttlSeconds, uses, ...invite }: InviteInput,
): { id: string; expiresAt: Date } {
  const id = work.id("iv");
  const expiresAt = work.after(ttlSeconds);
  work.put("invite", {
    id,
    workspaceId: work.workspace.id,
    ...invite,
    usesLeft: uses,
    expiresAt,
    revokedAt: null,
    createdAt: work.now,
  });
  work.emit(
    "invite.created",
    {},
    { inviteId: id, kind: invite.kind, role: invite.role, expiresAt: expiresAt.toISOString(), uses },
  );
  return { id, expiresAt };
}
