import type { Attempt } from "#server/domain/attempt.ts";
import { cardOf, runCardOf } from "#server/domain/card.ts";
import type { Decision } from "#server/domain/decision.ts";
import { readEvent } from "#server/domain/event.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { planStaffing } from "#server/domain/plan-staffing.ts";
import { planText } from "#server/domain/plan-text.ts";
import type { Run } from "#server/domain/run.ts";
import type { Task } from "#server/domain/task.ts";
import { WorkspaceSettings } from "#server/domain/workspace.ts";
import type { Prisma } from "#server/platform/db.ts";
import { pagesDb } from "#server/platform/pages-db.ts";
import { readFleet } from "./read-fleet.ts";
import { spendByDay } from "./spend-by-day.ts";

const listed = 500;

/** The runs of a workspace, the newest first, as their cards. */
export async function listRuns(prisma: Prisma, workspaceId: string) {
  const rows = await prisma.run.findMany({ where: { workspaceId }, orderBy: { id: "desc" }, take: listed });
  return (rows as unknown as Run[]).map((run) => ({
    ...runCardOf(run),
    goal: run.goal,
    createdById: run.createdById,
  }));
}

/** Everything about one run, for a member of its workspace; null for everyone else. */
export async function readRun(userId: string, runId: string, db?: Prisma) {
  const prisma = db ?? (await pagesDb());
  // Events first: what changes while the rest is read has an event that is not among them, so that it is read again.
  const events = await prisma.event.findMany({ where: { runId }, orderBy: { seq: "desc" }, take: 500 });
  const row = await prisma.run.findUnique({ where: { id: runId } });
  const me =
    row &&
    (await prisma.member.findUnique({
      where: { workspaceId_userId: { workspaceId: row.workspaceId, userId } },
    }));
  if (!row || !me || me.removedAt) return null;
  const run = row as unknown as Run;
  const { workspaceId } = run;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const tasks = (await prisma.task.findMany({
    where: { runId },
    orderBy: { id: "asc" },
    take: 5_000,
  })) as unknown as Task[];
  const attempts = (await prisma.attempt.findMany({
    where: { taskId: { in: tasks.map((task) => task.id) } },
    orderBy: { id: "asc" },
    take: 10_000,
  })) as unknown as Attempt[];
  const members = await prisma.member.findMany({ where: { workspaceId } });
  const fleet = await readFleet(prisma, workspaceId);
  const nameOf = (id: string | null): string =>
    fleet.find(({ agent }) => agent.id === id)?.agent.name ??
    members.find((member) => member.id === id)?.name ??
    "someone who left";
  const versions = await prisma.planVersion.findMany({
    where: { runId },
    orderBy: { version: "desc" },
    take: 200,
  });
  const decisions = (await prisma.decision.findMany({
    where: { runId },
    orderBy: { id: "desc" },
    take: 500,
  })) as unknown as Decision[];
  const byId = new Map<string, Attempt>(attempts.map((attempt) => [attempt.id, attempt]));
  const { weights } = WorkspaceSettings.parse(workspace.settings);
  const shown = run.draft?.plan ?? run.plan;
  return {
    card: runCardOf(run),
    me: { memberId: me.id, role: me.role, name: me.name },
    workspace: { id: workspace.id, name: workspace.name },
    goal: run.goal,
    plan: run.plan,
    draft: run.draft,
    /** The plan that waits, or else the one in force, in Markdown. */
    planText: shown ? planText(shown) : "",
    ask: run.ask,
    files: run.files.map((file) => ({ ...file, url: `/api/files/${file.fileId}/content` })),
    playbook: run.playbook,
    approval: run.approval,
    spend: run.spend,
    checkpoints: run.checkpoints,
    result: run.result && {
      ...run.result,
      reportUrl: `/api/artifacts/${run.result.reportId}/content`,
      artifacts: run.result.artifacts.map((one) => ({ ...one, url: `/api/artifacts/${one.id}/content` })),
    },
    createdBy: nameOf(run.createdById),
    approvedBy: run.approvedById && nameOf(run.approvedById),
    versions: versions.map((version) => ({ ...version, plan: version.plan as unknown as OperationsPlan })),
    tasks: tasks.map((task) => cardOf(task, (task.attemptId && byId.get(task.attemptId)) || null)),
    /** Who could do each task of the plan that waits, or else of the one in force. */
    staffing: shown ? planStaffing(shown.tasks, fleet, weights, new Date()) : [],
    decisions: decisions.map((decision) => ({
      ...decision,
      /** The agent that was chosen by its name; else the choice itself. */
      chosenName: decision.chosen?.startsWith("ag_") ? nameOf(decision.chosen) : decision.chosen,
    })),
    /** One bar an attempt, from the offer to its end; null: still open. */
    attempts: attempts.map((attempt) => {
      const { id, taskId, agentId, number, status, offeredAt, acceptedAt, endedAt, evidence, end } = attempt;
      const agentName = nameOf(agentId);
      return {
        id,
        taskId,
        agentId,
        agentName,
        number,
        status,
        offeredAt,
        acceptedAt,
        endedAt,
        evidence,
        end,
      };
    }),
    events: events.reverse().map(readEvent),
    spendByDay: await spendByDay(prisma, run.id, attempts),
  };
}
