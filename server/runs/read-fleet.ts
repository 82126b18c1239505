import type { Agent } from "#server/domain/agent.ts";
import { openAttempt } from "#server/domain/attempt.ts";
import type { MatchAgent } from "#server/domain/match.ts";
import type { Prisma } from "#server/platform/db.ts";

/** Every agent of a workspace with the places it has taken, as the database has them; work that waits for its review takes none. */
export async function readFleet(prisma: Prisma, workspaceId: string): Promise<MatchAgent[]> {
  const agents = (await prisma.agent.findMany({ where: { workspaceId } })) as unknown as Agent[];
  const loads = await prisma.attempt.groupBy({
    by: ["agentId"],
    where: { workspaceId, endedAt: null, status: { in: openAttempt.filter((one) => one !== "submitted") } },
    _count: true,
  });
  return agents.map((agent) => ({ agent, load: loads.find((one) => one.agentId === agent.id)?._count ?? 0 }));
}
