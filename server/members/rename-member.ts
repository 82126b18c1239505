import type { Work } from "#server/queue/work.ts";

/** Shows a member under another name. */
export function renameMember(work: Work, { memberId, name }: { memberId: string; name: string }): void {
  const member = work.get("member", memberId);
  if (member.name === name) return;
  work.put("member", { ...member, name });
  work.emit("member.edited", {}, { memberId, name, role: member.role });
}
