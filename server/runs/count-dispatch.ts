import { AppError } from "#server/domain/errors.ts";
import { sayBudget } from "#server/domain/run-due.ts";
import { noSpend, passes, spendOf, usedUp } from "#server/domain/spend.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** Why a run's task may be given to nobody now: the run is held, or a budget is used up; null when it may. */
export function dispatchStop(work: Work, task: Pick<Task, "runId">): string | null {
  if (!task.runId) return null;
  const run = work.get("run", task.runId);
  if (run.status === "paused" || run.status === "failed") return `Its run is ${run.status}.`;
  const limit = usedUp(run.budget, { ...noSpend, ...run.spend });
  if (limit) return sayBudget(run, limit);
  const month = passes(work.workspace.settings.coordinator.budget, spendOf(work.workspace.spend, work.now), {
    usd: 0,
    tokens: 0,
  });
  return month ? "The workspace's budget of this month is used up: raise it in the settings." : null;
}

/** Counts that a run's task is given to an agent once more. Refused when it may not be. */
export function countDispatch(work: Work, task: Pick<Task, "runId">): void {
  const stop = dispatchStop(work, task);
  if (stop) throw new AppError("conflict", stop);
  if (!task.runId) return;
  const run = work.get("run", task.runId);
  const spend = { ...noSpend, ...run.spend };
  work.put("run", { ...run, spend: { ...spend, attempts: spend.attempts + 1 } });
}
