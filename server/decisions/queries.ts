import type { Decision } from "#server/domain/decision.ts";
import type { RunStatus } from "#server/domain/run.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import type { Prisma } from "#server/platform/db.ts";

type Where = {
  taskId?: string | undefined;
  runId?: string | undefined;
  kind?: Decision["kind"] | undefined;
  /** `person`: by hand, by whatever person. */
  by?: "model" | "rules" | "person" | undefined;
  overruled?: boolean | undefined;
};
const atOnce = 50;

/** Decisions of a workspace, newest first, fifty at a time, with the names of what they are about; `before` is the id to go on from. */
export async function listDecisions(
  prisma: Prisma,
  workspaceId: string,
  { taskId, runId, kind, by, overruled }: Where,
  before: string | null,
) {
  const rows = await prisma.decision.findMany({
    where: {
      workspaceId,
      ...(taskId ? { taskId } : {}),
      ...(runId ? { runId } : {}),
      ...(kind ? { kind } : {}),
      ...(by ? { by: by === "person" ? { notIn: ["model", "rules"] } : by } : {}),
      // A JSON column that was never written is a database null.
      ...(overruled ? { overruled: { path: ["at"], string_contains: "" } } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: "desc" },
    take: atOnce,
    omit: { inputs: true, candidates: true, outcome: true },
  });
  const titles = await titlesOf(prisma, rows);
  const agents = await agentNames(prisma, workspaceId);
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Decision["kind"],
    overruled: row.overruled as Decision["overruled"],
    title: titles(row),
    chosenName: (row.chosen && agents[row.chosen]) || row.chosen,
  }));
}

/** One decision, whole: what it saw, among what it chose, why, what it cost, and how the thing it is about stands now. */
export async function readDecision(prisma: Prisma, workspaceId: string, id: string) {
  const row = await prisma.decision.findUnique({ where: { id, workspaceId } });
  if (!row) return null;
  const decision = row as unknown as Decision;
  const { taskId, runId, subjectId } = decision;
  const select = { id: true, title: true, status: true } as const;
  const task = taskId ? await prisma.task.findUnique({ where: { id: taskId }, select }) : null;
  const run = runId ? await prisma.run.findUnique({ where: { id: runId }, select }) : null;
  const asked = subjectId?.startsWith("ms_") ? await askedOf(prisma, workspaceId, subjectId) : null;
  return {
    ...decision,
    task: task && { ...task, status: task.status as TaskStatus },
    run: run && { ...run, status: run.status as RunStatus },
    title: task?.title ?? run?.title ?? "",
    asked,
    made: decision.kind === "converse" ? await madeBy(prisma, workspaceId, decision) : null,
    agentNames: await agentNames(prisma, workspaceId),
  };
}

async function askedOf(prisma: Prisma, workspaceId: string, id: string) {
  const message = await prisma.message.findUnique({ where: { id, workspaceId } });
  if (!message) return null;
  const author = await prisma.member.findUnique({ where: { id: message.authorId } });
  return { author: author?.name ?? "someone who left", body: message.body, at: message.at };
}

/** What a message became: the task or run that its answer names first. */
async function madeBy(prisma: Prisma, workspaceId: string, { id, chosen }: Decision) {
  if (chosen !== "create_task" && chosen !== "start_run") return null;
  const answer = await prisma.message.findFirst({ where: { workspaceId, decisionId: id } });
  const where = { workspaceId, id: answer?.links[0] ?? "" };
  const select = { id: true, title: true, status: true } as const;
  return chosen === "create_task"
    ? prisma.task.findUnique({ where, select })
    : prisma.run.findUnique({ where, select });
}

async function agentNames(prisma: Prisma, workspaceId: string): Promise<Record<string, string>> {
  const agents = await prisma.agent.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  return Object.fromEntries(agents.map((agent) => [agent.id, agent.name]));
}

type About = { taskId: string | null; runId: string | null; subjectId: string | null };
async function titlesOf(prisma: Prisma, rows: readonly About[]): Promise<(row: About) => string> {
  const ids = (of: (row: About) => string | null): string[] => rows.flatMap((row) => of(row) ?? []);
  const select = { id: true, title: true } as const;
  const tasks = await prisma.task.findMany({ where: { id: { in: ids((row) => row.taskId) } }, select });
  const runs = await prisma.run.findMany({ where: { id: { in: ids((row) => row.runId) } }, select });
  const messages = await prisma.message.findMany({
    where: { id: { in: ids((row) => row.subjectId) } },
    select: { id: true, body: true },
  });
  const titles = new Map([
    ...[...tasks, ...runs].map(({ id, title }): [string, string] => [id, title]),
    ...messages.map(({ id, body }): [string, string] => [id, body.slice(0, 120)]),
  ]);
  return ({ taskId, runId, subjectId }) =>
    titles.get(taskId ?? "") ?? titles.get(runId ?? "") ?? titles.get(subjectId ?? "") ?? "";
}
