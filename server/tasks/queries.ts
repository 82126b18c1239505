import type { Attempt } from "#server/domain/attempt.ts";
import { cardOf } from "#server/domain/card.ts";
import { readEvent } from "#server/domain/event.ts";
import type { Candidate } from "#server/domain/match.ts";
import type { Task, VerdictLine } from "#server/domain/task.ts";
import type { Prisma } from "#server/platform/db.ts";
import { pagesDb } from "#server/platform/pages-db.ts";

/** Every task of a workspace in a few words, oldest first. */
export async function listTasks(prisma: Prisma, workspaceId: string) {
  const select = {
    id: true,
    key: true,
    title: true,
    status: true,
    priority: true,
    skills: true,
    attemptNumber: true,
    gap: true,
    failure: true,
    artifacts: true,
    completedAt: true,
  };
  return prisma.task.findMany({ where: { workspaceId }, orderBy: { id: "asc" }, select, take: 20_000 });
}

/** Everything about one task, for a member of its workspace; null for everyone else. */
export async function readTask(userId: string, taskId: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  // Events first: what changes while the rest is read has an event that is not among them, so that it is read again.
  const events = await prisma.event.findMany({ where: { taskId }, orderBy: { seq: "asc" }, take: 2_000 });
  const row = await prisma.task.findUnique({ where: { id: taskId } });
  const me =
    row &&
    (await prisma.member.findUnique({
      where: { workspaceId_userId: { workspaceId: row.workspaceId, userId } },
    }));
  if (!row || !me || me.removedAt) return null;
  const task = row as unknown as Task;
  const attempts = (await prisma.attempt.findMany({
    where: { taskId },
    orderBy: { number: "desc" },
  })) as unknown as Attempt[];
  const names = await agentNames(prisma, task.workspaceId);
  const members = await prisma.member.findMany({ where: { workspaceId: task.workspaceId } });
  const nameOf = (id: string | null): string =>
    (id && (names.get(id) ?? members.find((member) => member.id === id)?.name)) || "someone who left";
  const activities = await prisma.activity.findMany({
    where: { taskId },
    orderBy: { id: "asc" },
    take: 2_000,
  });
  const reviews = await prisma.review.findMany({ where: { taskId }, orderBy: { id: "desc" } });
  const artifacts = await prisma.artifact.findMany({
    where: { taskId },
    orderBy: [{ name: "asc" }, { version: "desc" }],
  });
  const late = await prisma.lateResult.findMany({ where: { taskId }, orderBy: { id: "desc" } });
  const current = attempts.find((attempt) => attempt.id === task.attemptId) ?? null;
  return {
    card: cardOf(task, current),
    me: { memberId: me.id, role: me.role, name: me.name },
    threadId: task.threadId,
    instructions: task.instructions,
    acceptance: task.acceptance,
    verdict: task.verdict,
    outputs: task.outputs,
    clocks: task.clocks,
    tokens: task.tokens,
    /** What the coordinator's decisions about it cost; the agents' own cost is on the card. */
    coordinationUsd: await coordinationUsd(prisma, taskId),
    attachments: task.attachments.map((file) => ({ ...file, url: `/api/files/${file.fileId}/content` })),
    result: task.result,
    question: task.question,
    /** What the task is for: its run, and the task it is a part of. */
    run:
      task.runId &&
      (await prisma.run.findUnique({ where: { id: task.runId }, select: { id: true, title: true } })),
    parent: task.parentId && (await briefs(prisma, { id: task.parentId }))[0],
    dependsOn: await briefs(prisma, { id: { in: task.dependsOn } }),
    dependents: await briefs(prisma, { workspaceId: task.workspaceId, dependsOn: { has: taskId } }),
    attempts: attempts.map((attempt) => ({
      ...attempt,
      agentName: nameOf(attempt.agentId),
      activities: activities.filter((activity) => activity.attemptId === attempt.id),
    })),
    decision: await lastDecision(prisma, taskId, nameOf),
    reviews: reviews.map((review) => ({
      ...review,
      lines: review.lines as VerdictLine[],
      reviewerName: { checks: "Machine checks", model: "The model" }[review.by] ?? nameOf(review.reviewerId),
      /** The model's verdict names its decision as its reviewer. */
      decisionId: review.by === "model" ? review.reviewerId : null,
    })),
    artifacts: artifacts.map((artifact) => ({
      ...artifact,
      agentName: nameOf(artifact.agentId),
      url: artifact.url ?? `/api/artifacts/${artifact.id}/content`,
    })),
    lateResults: late.map((result) => ({
      ...result,
      payload: result.payload as { summary?: string; artifacts?: string[]; artifactId?: string },
      agentName: nameOf(result.agentId),
      attemptNumber: attempts.find((attempt) => attempt.id === result.attemptId)?.number ?? 0,
    })),
    events: events.map(readEvent),
    excluded: task.excluded.map((one) => ({ ...one, name: nameOf(one.agentId) })),
  };
}

async function coordinationUsd(prisma: Prisma, taskId: string): Promise<number> {
  const { _sum } = await prisma.decision.aggregate({ where: { taskId }, _sum: { costUsd: true } });
  return Number(_sum.costUsd ?? 0);
}

async function agentNames(prisma: Prisma, workspaceId: string): Promise<Map<string, string>> {
  const agents = await prisma.agent.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  return new Map(agents.map((agent) => [agent.id, agent.name]));
}

type Where = NonNullable<NonNullable<Parameters<Prisma["task"]["findMany"]>[0]>["where"]>;
async function briefs(prisma: Prisma, where: Where): Promise<Pick<Task, "id" | "title" | "status">[]> {
  const rows = await prisma.task.findMany({
    where,
    select: { id: true, title: true, status: true },
    orderBy: { id: "asc" },
    take: 200,
  });
  return rows as Pick<Task, "id" | "title" | "status">[];
}

async function lastDecision(prisma: Prisma, taskId: string, nameOf: (id: string | null) => string) {
  const decision = await prisma.decision.findFirst({
    where: { taskId, kind: "assign" },
    orderBy: { id: "desc" },
  });
  if (!decision) return null;
  const candidates = (decision.candidates as Candidate[]).map((candidate) => ({
    ...candidate,
    name: nameOf(candidate.agentId),
  }));
  const { id, by, reason, chosen, at } = decision;
  return { id, by, reason, chosen, chosenName: nameOf(chosen), candidates, at };
}
