import type { Agent } from "#server/domain/agent.ts";
import { endedAttempt } from "#server/domain/attempt.ts";
import { agentCardOf } from "#server/domain/card.ts";
import type { Prisma } from "#server/platform/db.ts";
import { pagesDb } from "#server/platform/pages-db.ts";

type Load = Map<string, number>;

/** An agent as its page shows it, without any secret. */
function detailOf(agent: Agent, ownerName: string, load: number) {
  const { profile, frameworkVersion, lastSeenAt, keyHint, clocks, record, delivery, pollSeconds, claimedAt } =
    agent;
  return {
    ...agentCardOf(agent),
    profile,
    frameworkVersion,
    lastSeenAt,
    keyHint,
    clocks,
    record,
    pollSeconds,
    deliveryUrl: delivery.url,
    ownerName,
    load,
    joinedSteps: {
      reached: true,
      saidHello: claimedAt !== null,
      active: agent.status === "active" || agent.status === "paused",
    },
  };
}

/** The agents of a workspace with their work, for a member; nothing for everyone else. */
export async function listAgents(userId: string, workspaceId: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  const me = await prisma.member.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!me || me.removedAt) return [];
  const agents = (await prisma.agent.findMany({
    where: { workspaceId },
    orderBy: { id: "asc" },
  })) as unknown as Agent[];
  const owners = await prisma.user.findMany({ where: { id: { in: agents.map((agent) => agent.ownerId) } } });
  const load = await loads(prisma, workspaceId);
  const ownerOf = (agent: Agent): string =>
    owners.find((owner) => owner.id === agent.ownerId)?.name ?? "someone who left";
  return agents.map((agent) => detailOf(agent, ownerOf(agent), load.get(agent.id) ?? 0));
}

/** One agent with its last deliveries; the asker's right is checked before. */
export async function showAgent(prisma: Prisma, agentId: string, userId: string) {
  const agent = (await prisma.agent.findUniqueOrThrow({ where: { id: agentId } })) as unknown as Agent;
  const owner = await prisma.user.findUnique({ where: { id: agent.ownerId } });
  const load = await loads(prisma, agent.workspaceId);
  const select = {
    id: true,
    type: true,
    status: true,
    tries: true,
    lastError: true,
    createdAt: true,
    settledAt: true,
  };
  const recentDeliveries = await prisma.delivery.findMany({
    where: { agentId },
    orderBy: { id: "desc" },
    take: 20,
    select,
  });
  const detail = detailOf(agent, owner?.name ?? "someone who left", load.get(agentId) ?? 0);
  return { ...detail, isMine: agent.ownerId === userId, recentDeliveries };
}

/** Did this person bring the agent in? */
export async function isAgentOwner(prisma: Prisma, userId: string, agentId: string): Promise<boolean> {
  return (await prisma.agent.count({ where: { id: agentId, ownerId: userId } })) > 0;
}

async function loads(prisma: Prisma, workspaceId: string): Promise<Load> {
  const rows = await prisma.attempt.groupBy({
    by: ["agentId"],
    where: { workspaceId, endedAt: null, status: { notIn: [...endedAttempt] } },
    _count: true,
  });
  return new Map(rows.map((row) => [row.agentId, row._count]));
}
