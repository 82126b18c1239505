import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { DecisionId } from "#server/domain/ids.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { isRunOver } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { approvePlan } from "./approve-plan.ts";
import { writeDraft } from "./write-draft.ts";

export type ProposePlanInput = {
  runId: string;
  askNumber: number;
  plan: OperationsPlan;
  by: string;
  words: string;
  decisionId: DecisionId | null;
  problems: PlanProblem[];
};

/**
 * Answers the open question for a plan; budget and deadline stay those of the run. Without problems it comes into force
 * where policy allows. An answer to an earlier question, or to none, is stale and changes nothing.
 */
export function proposePlan(work: Work, input: ProposePlanInput): { applied: boolean; started: boolean } {
  const { runId, askNumber, by, words, decisionId, problems } = input;
  const run = work.get("run", runId);
  if (run.ask?.number !== askNumber || (isRunOver(run.status) && run.status !== "failed"))
    return { applied: false, started: false };
  const plan = { ...input.plan, budget: run.budget, deadline_at: run.deadlineAt };
  const { draft } = writeDraft(work, runId, { plan, by, words, decisionId, problems });
  const started = run.approval === "auto" && draft?.problems.length === 0;
  if (started) approvePlan(work, { runId, by, auto: true });
  return { applied: true, started };
}
