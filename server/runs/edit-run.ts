import { z } from "zod";
import { Budget, OperationsPlan } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";
import { isNear, noSpend } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { changeableRun } from "./changeable-run.ts";
import { planProblems } from "./plan-problems.ts";

export const EditRun = z.object({
  runId: z.string().max(100),
  title: OperationsPlan.shape.title.optional(),
  budget: Budget.optional(),
  deadline_at: OperationsPlan.shape.deadline_at,
});
export type EditRun = z.infer<typeof EditRun>;

/** Changes a run's title, budget or deadline (null: none), in its plans too. Refused once it is completed or aborted. */
export function editRun(work: Work, { runId, title, budget, deadline_at }: EditRun): Run {
  const run = changeableRun(work, runId);
  const fields = Object.entries({ title, budget, deadline: deadline_at }).flatMap(([name, value]) =>
    value === undefined ? [] : name,
  );
  if (fields.length === 0) return run;
  const change = {
    ...(title === undefined ? {} : { title }),
    ...(budget === undefined ? {} : { budget }),
    ...(deadline_at === undefined ? {} : { deadline_at }),
  };
  const plan = run.plan && { ...run.plan, ...change };
  const draftPlan = run.draft && { ...run.draft.plan, ...change };
  const spend = { ...noSpend, ...run.spend };
  const edited: Run = {
    ...run,
    title: title ?? run.title,
    budget: budget ?? run.budget,
    deadlineAt: deadline_at === undefined ? run.deadlineAt : deadline_at,
    plan,
    draft:
      run.draft && draftPlan
        ? { ...run.draft, plan: draftPlan, problems: planProblems(work, draftPlan) }
        : null,
    // A raised budget may be warned of again.
    spend: budget && !isNear(budget, spend) ? { ...spend, warnedAt: null } : run.spend,
    updatedAt: work.now,
  };
  work.put("run", edited);
  work.emit("run.edited", { runId }, { fields });
  return edited;
}
