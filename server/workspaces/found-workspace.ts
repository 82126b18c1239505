import { mainThreadId } from "#server/domain/ids.ts";
import type { Member } from "#server/domain/member.ts";
import type { Work } from "#server/queue/work.ts";

/** Writes the first facts of a new workspace: its creation, its owner and its coordinator. */
export function foundWorkspace(
  work: Work,
  { owner, coordinator }: { owner: Member; coordinator: Member },
): void {
  const { name, goal } = work.workspace;
  work.put("workspace", { ...work.workspace });
  for (const member of [owner, coordinator]) work.put("member", member);
  work.put("thread", {
    id: mainThreadId(work.workspace.id),
    workspaceId: work.workspace.id,
    taskId: null,
    title: "Main",
    agentsInARow: 0,
    createdAt: work.now,
  });
  work.emit("workspace.created", {}, { name, goal });
  for (const { id, name: as, kind, role } of [owner, coordinator])
    work.emit("member.joined", {}, { memberId: id, name: as, kind, role });
}
