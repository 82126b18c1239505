import type { Prisma } from "#server/platform/db.ts";

/** The playbooks saved in a workspace, the newest first. */
export async function listPlaybooks(prisma: Prisma, workspaceId: string) {
  return prisma.playbook.findMany({
    where: { workspaceId, removedAt: null },
    orderBy: { id: "desc" },
    take: 500,
  });
}
