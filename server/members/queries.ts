import { hashSecret } from "#server/platform/crypto.ts";
import type { Prisma } from "#server/platform/db.ts";
import { pagesDb } from "#server/platform/pages-db.ts";

/** True while a person has no password yet: the account the one-time link opened. */
export async function isPlaceholder(prisma: Prisma, user: { id: string }): Promise<boolean> {
  return (await prisma.account.count({ where: { userId: user.id, providerId: "credential" } })) === 0;
}

/** What may be told of an invite to whoever holds its code; null when there is none. */
export async function readInvite(code: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  const invite = await prisma.invite.findUnique({
    where: { codeHash: hashSecret(code.trim().toUpperCase()) },
  });
  if (!invite) return null;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: invite.workspaceId } });
  const inviter = await prisma.user.findUnique({ where: { id: invite.createdById } });
  const state =
    invite.revokedAt || invite.expiresAt <= new Date() ? "expired" : invite.usesLeft < 1 ? "used" : "open";
  const { kind, role, expiresAt } = invite;
  return {
    kind,
    role,
    expiresAt,
    state,
    workspace: { id: workspace.id, name: workspace.name, goal: workspace.goal },
    inviter: inviter?.name ?? "someone who left",
  };
}
