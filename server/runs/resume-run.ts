import { AppError } from "#server/domain/errors.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import { sayBudget } from "#server/domain/run-due.ts";
import { noSpend, usedUp } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { restartRun } from "./restart-run.ts";

/**
 * Lets a held run go on; the clocks of its open attempts start anew. Refused while what held it still holds: a budget
 * that is used up, a deadline that has passed.
 */
export function resumeRun(work: Work, { runId }: { runId: string }): Run {
  const run = work.get("run", runId);
  const limit = usedUp(run.budget, { ...noSpend, ...run.spend });
  if (run.hold?.reason === "budget" && limit)
    throw new AppError("conflict", sayBudget(run, limit), { limit });
  if (run.hold?.reason === "deadline" && run.deadlineAt && run.deadlineAt <= work.now)
    throw new AppError("conflict", "Its deadline has passed: give it a later one first.");
  const resumed = moveRun(run, "running", work.now, { hold: null });
  work.put("run", resumed);
  work.emit("run.resumed", { runId }, {});
  restartRun(work, runId);
  return resumed;
}
