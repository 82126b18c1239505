import { AppError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import type { Work } from "#server/queue/work.ts";

/** Makes a person a member by a human invite; who is one already stays what they are. Refused when the invite has expired or was used up. */
export function acceptInvite(
  work: Work,
  input: { inviteId: string; userId: string; name: string; memberId: string | null },
): { memberId: string } {
  const invite = work.get("invite", input.inviteId);
  if (invite.kind !== "human")
    throw new AppError("invite_not_found", "This invite is for an agent, not for a person.");
  if (invite.revokedAt || invite.expiresAt <= work.now)
    throw new AppError("invite_expired", "This invite has expired; ask for a new one.");
  const before = input.memberId ? work.find("member", input.memberId) : null;
  if (before && !before.removedAt) return { memberId: before.id };
  if (invite.usesLeft < 1)
    throw new AppError("invite_used", "This invite was used already; ask for a new one.");
  work.put("invite", { ...invite, usesLeft: invite.usesLeft - 1 });
  const id: MemberId = before?.id ?? work.id("mb");
  work.put("member", {
    id,
    workspaceId: work.workspace.id,
    kind: "human",
    role: invite.role,
    userId: input.userId,
    agentId: null,
    name: input.name,
    createdAt: before?.createdAt ?? work.now,
    removedAt: null,
  });
  work.emit("member.joined", {}, { memberId: id, name: input.name, kind: "human", role: invite.role });
  return { memberId: id };
}
