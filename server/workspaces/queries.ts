import type { Agent } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import {
  type Board,
  feedShown,
  oldRunsShown,
  pruneRuns,
  pruneSettled,
  settledShown,
} from "#server/domain/board.ts";
import { agentCardOf, cardOf, memberCardOf, runCardOf, workspaceCardOf } from "#server/domain/card.ts";
import { readEvent } from "#server/domain/event.ts";
import type { Member } from "#server/domain/member.ts";
import { packBoard } from "#server/domain/pack-board.ts";
import type { Run } from "#server/domain/run.ts";
import { waitsForPerson } from "#server/domain/run-waits.ts";
import type { Task } from "#server/domain/task.ts";
import { type Workspace, WorkspaceSettings } from "#server/domain/workspace.ts";
import type { Prisma } from "#server/platform/db.ts";
import { pagesDb } from "#server/platform/pages-db.ts";

/** The workspaces a person is a member of, with how their work stands. */
export async function listWorkspaces(userId: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  const members = await prisma.member.findMany({ where: { userId, removedAt: null } });
  const ids = members.map((member) => member.workspaceId);
  const rows = await prisma.workspace.findMany({
    where: { id: { in: ids } },
    orderBy: { createdAt: "desc" },
  });
  const groups = await prisma.task.groupBy({
    by: ["workspaceId", "status"],
    where: { workspaceId: { in: ids } },
    _count: true,
  });
  const stuck = { gap: { path: ["reason"], string_contains: "" } };
  const held = await prisma.task.groupBy({
    by: ["workspaceId", "status"],
    where: {
      workspaceId: { in: ids },
      OR: [
        { status: "in-review", OR: [{ review: "person" }, stuck] },
        { status: { in: ["ready", "assigned", "working"] }, ...stuck },
      ],
    },
    _count: true,
  });
  const agents = await prisma.agent.groupBy({
    by: ["workspaceId", "status"],
    where: { workspaceId: { in: ids } },
    _count: true,
  });
  const open = await prisma.run.findMany({
    omit: runOmit,
    where: { workspaceId: { in: ids }, endedAt: null },
  });
  const waiting = (open as unknown as Run[]).filter((run) => waitsForPerson(runCardOf(run)));
  return rows.map((row) => {
    const me = members.find((member) => member.workspaceId === row.id);
    const counts = Object.fromEntries(
      groups.filter((group) => group.workspaceId === row.id).map((group) => [group.status, group._count]),
    );
    const { id, name, goal, pausedAt, createdAt } = row;
    const here = agents.filter((group) => group.workspaceId === id);
    const heldAs = (status: string) =>
      held.find((group) => group.workspaceId === id && group.status === status)?._count ?? 0;
    return {
      id,
      name,
      goal,
      pausedAt,
      createdAt,
      role: me?.role ?? "",
      memberId: me?.id ?? "",
      counts,
      /** Work handed in that waits for a person's verdict. */
      toReview: heldAs("in-review"),
      /** Work under way past its deadline. */
      overdue: heldAs("assigned") + heldAs("working"),
      /** Tasks none of the agents here can do; without any agent they only wait for one. */
      unable: here.length > 0 ? heldAs("ready") : 0,
      /** Runs that wait for a plan, a yes, a verdict, or to be let go on. */
      runsWaiting: waiting.filter((run) => run.workspaceId === id).length,
      agents: here.find(({ status }) => status === "active")?._count ?? 0,
    };
  });
}

/** What is tuned in a workspace. */
export async function readSettings(workspaceId: string, db?: Prisma) {
  const row = await (db ?? (await pagesDb())).workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { id, name, goal, rules, memory, pausedAt, pausedBy } = row;
  return {
    id,
    name,
    goal,
    rules,
    memory,
    pausedAt,
    pausedBy,
    settings: WorkspaceSettings.parse(row.settings),
  };
}

/** A board as it is now, with the number of the last event in it, for a member; null for everyone else. */
export async function openBoard(userId: string, workspaceId: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  const me = await prisma.member.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!me || me.removedAt) return null;
  return {
    board: await readBoard(prisma, workspaceId),
    me: { memberId: me.id, role: me.role, name: me.name },
  };
}

/** The same for the page that opens it, packed. */
export async function openPackedBoard(userId: string, workspaceId: string) {
  const opened = await openBoard(userId, workspaceId);
  return opened && { ...opened, board: packBoard(opened.board) };
}

/** Long texts that no card shows. */
const omit = { instructions: true, result: true, attachments: true } as const;

const runOmit = { plan: true, files: true, result: true } as const;

/** Reads a board in one snapshot of the database: it equals the fold of all events up to its `seq`. */
export async function readBoard(prisma: Prisma, workspaceId: string): Promise<Board> {
  return prisma.$transaction(
    async (tx) => {
      const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const where = { workspaceId };
      const open = await tx.task.findMany({
        omit,
        where: { ...where, status: { notIn: ["completed", "canceled"] } },
      });
      const settled = await tx.task.findMany({
        omit,
        where: { ...where, status: { in: ["completed", "canceled"] } },
        orderBy: [{ completedAt: "desc" }, { id: "desc" }],
        take: settledShown,
      });
      const tasks = [...open, ...settled] as unknown as Task[];
      const attemptIds = tasks.flatMap((task) => task.attemptId ?? []);
      const attempts = (await tx.attempt.findMany({
        where: { id: { in: attemptIds } },
      })) as unknown as Attempt[];
      const agents = (await tx.agent.findMany({ where })) as unknown as Agent[];
      const members = (await tx.member.findMany({ where })) as unknown as Member[];
      const over = { endedAt: { not: null } };
      const runs = [
        ...(await tx.run.findMany({ omit: runOmit, where: { ...where, endedAt: null } })),
        ...(await tx.run.findMany({
          omit: runOmit,
          where: { ...where, ...over },
          orderBy: [{ endedAt: "desc" }, { id: "desc" }],
          take: oldRunsShown,
        })),
      ] as unknown as Run[];
      const runCards = Object.fromEntries(runs.map((run) => [run.id, runCardOf(run)]));
      pruneRuns(runCards);
      const events = await tx.event.findMany({
        where: { ...where, seq: { gt: workspace.seq - feedShown } },
        orderBy: { seq: "asc" },
      });
      const counted = async (status: string) => tx.task.count({ where: { ...where, status } });
      const attemptById = new Map<string, Attempt>(attempts.map((attempt) => [attempt.id, attempt]));
      const cards = Object.fromEntries(
        tasks.map((task) => [
          task.id,
          cardOf(task, task.attemptId ? (attemptById.get(task.attemptId) ?? null) : null),
        ]),
      );
      pruneSettled(cards);
      return {
        seq: workspace.seq,
        workspace: workspaceCardOf(workspace as unknown as Workspace),
        tasks: cards,
        agents: Object.fromEntries(agents.map((agent) => [agent.id, agentCardOf(agent)])),
        members: Object.fromEntries(members.map((member) => [member.id, memberCardOf(member)])),
        runs: runCards,
        counts: { completed: await counted("completed"), canceled: await counted("canceled") },
        feed: events.map(readEvent),
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 20_000, maxWait: 10_000 },
  );
}
