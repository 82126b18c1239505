import type { Task } from "#server/domain/task.ts";
import type { Prisma } from "#server/platform/db.ts";

/** All tasks of a run but the reviews of others' work, oldest first. */
export async function runTasks(prisma: Prisma, runId: string): Promise<Task[]> {
  const rows = await prisma.task.findMany({ where: { runId, reviewOf: null }, orderBy: { id: "asc" } });
  return rows as unknown as Task[];
}
