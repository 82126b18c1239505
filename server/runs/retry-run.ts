import { AppError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { askForPlan } from "./ask-for-plan.ts";
import { restartRun } from "./restart-run.ts";

/** Lets a failed run go on where it stopped; one that failed before it had a plan asks for one again. */
export function retryRun(work: Work, { runId, by }: { runId: string; by: MemberId }): Run {
  const run = work.get("run", runId);
  if (run.status !== "failed")
    throw new AppError("conflict", `“${run.title}” is ${run.status}; only a failed run can be tried anew.`);
  if (!run.plan) return askForPlan(work, { runId, words: "", by });
  const running = moveRun(run, "running", work.now, { failure: null });
  work.put("run", running);
  work.emit("run.resumed", { runId }, {});
  restartRun(work, runId);
  return running;
}
