import type { Attempt } from "#server/domain/attempt.ts";
import type { Task, VerdictLine } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordReview } from "./record-review.ts";

/** Takes a completed review task's checks as another agent's verdict on the task it reviewed; a criterion left out was not met. */
export function applyPeerReview(work: Work, reviewTask: Task, attempt: Attempt): void {
  const task = reviewTask.reviewOf ? work.find("task", reviewTask.reviewOf) : null;
  if (task?.status !== "in-review") return;
  const claims = reviewTask.result?.claims ?? [];
  const lines: VerdictLine[] = task.acceptance.map((criterion) => {
    const claim = claims.find((one) => one.name === criterion);
    return {
      criterion,
      passed: claim?.passed ?? false,
      evidence: claim?.evidence ?? "the reviewer said nothing about this",
    };
  });
  for (const claim of claims)
    if (!task.acceptance.includes(claim.name))
      lines.push({ criterion: claim.name, passed: claim.passed, evidence: claim.evidence });
  const accepted = lines.length > 0 && lines.every((line) => line.passed);
  recordReview(work, {
    taskId: task.id,
    by: "agent",
    reviewerId: attempt.agentId,
    verdict: accepted ? "accepted" : "changes_requested",
    lines,
    comment: reviewTask.result?.summary ?? "",
  });
}
