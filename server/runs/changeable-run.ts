import { AppError } from "#server/domain/errors.ts";
import type { Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

/** A run that may still be changed; refused once it is completed or aborted. One that failed may be mended. */
export function changeableRun(work: Work, runId: string): Run {
  const run = work.get("run", runId);
  if (run.status === "completed" || run.status === "aborted")
    throw new AppError("conflict", `“${run.title}” is ${run.status}; make a new run instead.`, {
      run_status: run.status,
    });
  return run;
}
