import { moveRun, type Run, type RunResult } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { completeRun } from "./complete-run.ts";

/** Keeps a run's result: it waits for a verdict, or completes the run where the workspace wants none. Refused unless the run is being consolidated. */
export function recordResult(work: Work, { runId, result }: { runId: string; result: RunResult }): Run {
  const inReview = moveRun(work.get("run", runId), "in-review", work.now, { result });
  const { title, criteria, artifacts, decisionId } = result;
  work.emit(
    "run.consolidated",
    { runId },
    {
      title,
      met: criteria.filter((one) => one.met).length,
      criteria: criteria.length,
      artifacts: artifacts.length,
      decisionId,
    },
  );
  if (work.workspace.settings.coordinator.resultReview === "none") return completeRun(work, inReview);
  work.put("run", inReview);
  return inReview;
}
