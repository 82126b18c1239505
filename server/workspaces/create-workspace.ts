import { newId } from "#server/domain/ids.ts";
import type { Member } from "#server/domain/member.ts";
import { type CreateWorkspace, WorkspaceSettings } from "#server/domain/workspace.ts";
import type { Services } from "#server/open-services.ts";
import { foundWorkspace } from "./found-workspace.ts";

export type NewWorkspace = CreateWorkspace & { user: { id: string; name: string }; requestId: string };

/** Creates a workspace with its owner and its coordinator. */
export async function createWorkspace(
  services: Services,
  { user, requestId, ...input }: NewWorkspace,
): Promise<{ id: string; url: string }> {
  const workspaceId = newId("ws");
  const createdAt = new Date();
  await services.prisma.workspace.create({
    data: {
      id: workspaceId,
      ...input,
      memory: "",
      settings: WorkspaceSettings.parse({}),
      seq: 0,
      queueEpoch: 0,
      createdAt,
    },
  });
  const blank = { workspaceId, agentId: null, createdAt, removedAt: null };
  const owner: Member = {
    ...blank,
    id: newId("mb"),
    kind: "human",
    role: "owner",
    userId: user.id,
    name: user.name,
  };
  const coordinator: Member = {
    ...blank,
    id: newId("mb"),
    kind: "coordinator",
    role: "worker",
    userId: null,
    name: "Coordinator",
  };
  const asker = { actor: { kind: "human", id: owner.id } as const, requestId };
  await services.queues.write(workspaceId, foundWorkspace, { owner, coordinator }, asker);
  return { id: workspaceId, url: `${services.env.BASE_URL}/w/${workspaceId}` };
}
