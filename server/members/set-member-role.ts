import { AppError } from "#server/domain/errors.ts";
import type { Role } from "#server/domain/policy.ts";
import type { Work } from "#server/queue/work.ts";

/** Gives a person another role. Refused for agents, and when it would leave the workspace without an owner. */
export function setMemberRole(work: Work, { memberId, role }: { memberId: string; role: Role }): void {
  const member = work.get("member", memberId);
  if (member.kind !== "human" || role === "worker")
    throw new AppError("conflict", "Only people have roles that can be changed.");
  keepOneOwner(work, memberId, role === "owner");
  work.put("member", { ...member, role });
  work.emit("member.edited", {}, { memberId, name: member.name, role });
}

/** Refuses what would leave the workspace without an owner. */
export function keepOneOwner(work: Work, memberId: string, staysOwner: boolean): void {
  const others = [...work.state.maps.member.values()].some(
    (m) => m.id !== memberId && m.role === "owner" && m.kind === "human" && !m.removedAt,
  );
  if (!others && !staysOwner)
    throw new AppError("conflict", "A workspace needs an owner: make someone else owner first.");
}
