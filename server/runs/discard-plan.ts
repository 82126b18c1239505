import { AppError } from "#server/domain/errors.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

/** Drops the plan that waits for a yes; a plan in force stays. Refused when none waits. */
export function discardPlan(work: Work, { runId, reason }: { runId: string; reason: string }): Run {
  const run = work.get("run", runId);
  if (!run.draft) throw new AppError("conflict", `No plan of “${run.title}” waits for a yes.`);
  const { version } = run.draft;
  const discarded =
    run.status === "proposed"
      ? moveRun(run, "planning", work.now, { draft: null })
      : { ...run, draft: null, updatedAt: work.now };
  work.put("run", discarded);
  work.emit("run.plan_discarded", { runId }, { version, reason });
  return discarded;
}
