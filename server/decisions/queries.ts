import type { Decision } from "#server/domain/decision.ts";
import type { Prisma } from "#server/platform/db.ts";

type Where = { taskId?: string; runId?: string; kind?: string };

/** Decisions of a workspace, newest first, with the names of what they are about; `before` is the id to go on from. */
export async function listDecisions(
  prisma: Prisma,
  workspaceId: string,
  where: Where,
  before: string | null,
) {
  const rows = await prisma.decision.findMany({
    where: { workspaceId, ...where, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: "desc" },
    take: 50,
    omit: { inputs: true, candidates: true, outcome: true },
  });
  const titles = await titlesOf(prisma, rows);
  return rows.map((row) => ({
    ...row,
    overruled: row.overruled as Decision["overruled"],
    title: titles(row),
  }));
}

/** One decision, whole: what it saw, among what it chose, why, what it cost. */
export async function readDecision(prisma: Prisma, workspaceId: string, id: string) {
  const row = await prisma.decision.findUnique({ where: { id, workspaceId } });
  if (!row) return null;
  const titles = await titlesOf(prisma, [row]);
  const agents = await prisma.agent.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  return {
    ...(row as unknown as Decision),
    title: titles(row),
    agentNames: Object.fromEntries(agents.map((agent) => [agent.id, agent.name])),
  };
}

type About = { taskId: string | null; runId: string | null };
async function titlesOf(prisma: Prisma, rows: readonly About[]): Promise<(row: About) => string> {
  const tasks = await prisma.task.findMany({
    where: { id: { in: rows.flatMap(({ taskId }) => taskId ?? []) } },
    select: { id: true, title: true },
  });
  const runs = await prisma.run.findMany({
    where: { id: { in: rows.flatMap(({ runId }) => runId ?? []) } },
    select: { id: true, title: true },
  });
  const titles = new Map([...tasks, ...runs].map(({ id, title }) => [id, title]));
  return ({ taskId, runId }) => titles.get(taskId ?? "") ?? titles.get(runId ?? "") ?? "";
}
