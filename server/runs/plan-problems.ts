import { checkPlan, type PlanProblem } from "#server/domain/check-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Work } from "#server/queue/work.ts";

/** What is wrong with a plan by the limits of its workspace as they are now. */
export function planProblems(work: Work, plan: OperationsPlan): PlanProblem[] {
  const { maxPlanTasks, budget } = work.workspace.settings.coordinator;
  return checkPlan(plan, { maxTasks: maxPlanTasks, budget, now: work.now });
}
