import { AppError } from "#server/domain/errors.ts";
import { OperationsPlan } from "#server/domain/plan.ts";
import { moveRun, type Run, runMoves } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { amendTasks } from "./amend-tasks.ts";
import { carryCheckpoints } from "./carry-checkpoints.ts";
import { changeableRun } from "./changeable-run.ts";
import { planProblems } from "./plan-problems.ts";
import { versionId } from "./version-id.ts";

export type ApprovePlanInput = {
  runId: string;
  /** The version that was looked at; refused when there is another by now. */
  version?: number | undefined;
  by: string;
  auto?: boolean;
};

/**
 * Puts the plan that waits into force. The first makes all tasks and starts the run; a later one amends it: new tasks
 * are made, open ones edited, what is left out canceled; what is done stays. Refused with what is wrong with the plan.
 */
export function approvePlan(work: Work, { runId, version, by, auto = false }: ApprovePlanInput): Run {
  const run = changeableRun(work, runId);
  const { draft } = run;
  if (!draft) throw new AppError("conflict", `No plan of “${run.title}” waits for a yes.`);
  if (version !== undefined && version !== draft.version)
    throw new AppError("conflict", `The plan was changed meanwhile: there is version ${draft.version}.`);
  const plan = OperationsPlan.parse(draft.plan);
  const problems = planProblems(work, plan);
  if (problems.length > 0)
    throw new AppError("invalid_request", `The plan cannot begin: ${problems[0]?.message}.`, {
      errors: problems,
    });
  const created = amendTasks(work, run, plan, auto ? "the coordinator" : by);
  const change: Partial<Run> = {
    plan,
    planVersion: draft.version,
    draft: null,
    ask: null,
    budget: plan.budget,
    deadlineAt: plan.deadline_at ?? null,
    checkpoints: carryCheckpoints(run, plan),
    approvedById: work.actor.id,
    updatedAt: work.now,
  };
  // Counts changed with the tasks: the row is read anew.
  const now = work.get("run", runId);
  const begins = !run.plan || created > 0 || run.status === "failed";
  const started =
    begins && runMoves[now.status].includes("running") && now.status !== "paused"
      ? moveRun(now, "running", work.now, { ...change, failure: null })
      : { ...now, ...change };
  work.put("run", started);
  const { words, decisionId } = draft;
  work.put("plan_version", {
    id: versionId(run, draft.version),
    workspaceId: work.workspace.id,
    runId,
    version: draft.version,
    plan,
    by: draft.by,
    words,
    decisionId,
    at: new Date(draft.at),
    approvedAt: work.now,
  });
  work.emit("run.approved", { runId }, { version: draft.version, tasks: plan.tasks.length, auto });
  return started;
}
