import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { keepOneOwner } from "./set-member-role.ts";

/** Ends a person's membership. Refused for agents (revoke them) and for the last owner. */
export function removeMember(work: Work, { memberId }: { memberId: string }): void {
  const member = work.get("member", memberId);
  if (member.kind !== "human") throw new AppError("conflict", "Revoke an agent on its own page instead.");
  keepOneOwner(work, memberId, false);
  work.put("member", { ...member, removedAt: work.now });
  work.emit("member.removed", {}, { memberId, name: member.name });
}
