import { AppError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { askForPlan } from "./ask-for-plan.ts";
import { completeRun } from "./complete-run.ts";

export type ReviewResultInput = {
  runId: string;
  accepted: boolean;
  /** A name: of a member, or `model`. */
  by: string;
  comment: string;
  /** Sent back with a wish for more work: who asks for the amendment. Else only the report is written anew. */
  replan?: MemberId | null;
};

/** A verdict on a run's result: accepted completes it; sent back, the result is put together anew with these words, or the plan is amended. */
export function reviewResult(work: Work, input: ReviewResultInput): Run {
  const { runId, accepted, by, comment, replan = null } = input;
  const run = work.get("run", runId);
  if (run.status !== "in-review" || !run.result)
    throw new AppError("conflict", `“${run.title}” is ${run.status}: it has no result to be judged.`);
  const verdict = { by, accepted, comment, at: work.now.toISOString() };
  const judged = { ...run, result: { ...run.result, verdict } };
  work.emit("run.reviewed", { runId }, { by, accepted, comment });
  if (accepted) return completeRun(work, judged);
  if (!replan) {
    const again = moveRun(judged, "consolidating", work.now);
    work.put("run", again);
    return again;
  }
  work.put("run", moveRun(judged, "running", work.now));
  return askForPlan(work, { runId, words: comment, by: replan });
}
