import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { DecisionId } from "#server/domain/ids.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { planProblems } from "./plan-problems.ts";
import { versionId } from "./version-id.ts";

export type NewDraft = {
  plan: OperationsPlan;
  by: string;
  words: string;
  decisionId?: DecisionId | null;
  /** What its writer found wrong besides what the rules find. */
  problems?: readonly PlanProblem[];
};

/** Writes a plan down as the run's next version, to be approved; an open question for a plan is answered by it. */
export function writeDraft(work: Work, runId: string, draft: NewDraft): Run {
  const { plan, by, words, decisionId = null } = draft;
  const run = work.get("run", runId);
  const version = run.versions + 1;
  const found = planProblems(work, plan);
  const more = (draft.problems ?? []).filter(
    ({ path, message }) => !found.some((one) => one.path === path && one.message === message),
  );
  const problems = [...found, ...more];
  const change: Partial<Run> = {
    ask: null,
    versions: version,
    draft: { plan, version, by, words, decisionId, problems, at: work.now.toISOString() },
    ...(run.plan ? {} : { title: plan.title, updatedAt: work.now }),
  };
  const drafted =
    run.status === "planning"
      ? moveRun(run, "proposed", work.now, change)
      : { ...run, ...change, updatedAt: work.now };
  work.put("run", drafted);
  const row = { workspaceId: work.workspace.id, runId, version, plan, by, words, decisionId };
  work.put("plan_version", { id: versionId(run, version), ...row, approvedAt: null, at: work.now });
  const facts = { version, tasks: plan.tasks.length, problems: problems.length, by, decisionId };
  work.emit("run.planned", { runId }, facts);
  return drafted;
}
