import { type Attempt, factsOf, isOpen } from "#server/domain/attempt.ts";
import { type ArtifactRef, type Claim, moveTask, type Task } from "#server/domain/task.ts";
import type { LateResult } from "#server/queue/rows.ts";
import type { Work } from "#server/queue/work.ts";
import { releaseAttempt } from "../attempts/release-attempt.ts";
import { applyPeerReview } from "./apply-peer-review.ts";
import { completeTask } from "./complete-task.ts";
import { tellDependents } from "./tell-dependents.ts";

export type LateWork = { lateId: string; payload: LateResult["payload"]; attempt: Attempt; task: Task };

/** Makes work that came after its attempt was over the task's result: a successor is superseded, and the review the task asks for still decides. */
export function adoptLateResult(work: Work, { lateId, payload, attempt, task: before }: LateWork): Task {
  let task = before;
  const successor = task.attemptId ? work.find("attempt", task.attemptId) : null;
  if (successor && successor.id !== attempt.id && isOpen(successor.status)) {
    const message = `attempt ${attempt.number} handed in after all`;
    task = releaseAttempt(work, task, successor, { status: "superseded", message, exclude: null });
  }
  const late: Task = {
    ...task,
    attemptId: attempt.id,
    artifacts: withLate(work, task, payload, attempt),
    result: {
      summary: payload.summary ?? "A late artifact.",
      claims: (payload.checks ?? []) as Claim[],
      late: true,
    },
    verdict: null,
    gap: null,
    failure: null,
  };
  work.emit(
    "late_result.used",
    { taskId: task.id, agentId: attempt.agentId },
    { ...factsOf(attempt), lateId },
  );
  if (task.review === "none") {
    const done = completeTask(work, late, attempt);
    if (done.reviewOf) applyPeerReview(work, done, attempt);
    return done;
  }
  const inReview = moveTask(late, "in-review", work.now);
  work.put("task", inReview);
  if (before.status === "failed") tellDependents(work, inReview);
  return inReview;
}

function withLate(work: Work, task: Task, payload: LateResult["payload"], attempt: Attempt): ArtifactRef[] {
  const ids = [...(payload.artifacts ?? []), ...(payload.artifactId ? [payload.artifactId] : [])];
  const refs = ids.flatMap((id): ArtifactRef[] => {
    const known = task.artifacts.find((artifact) => artifact.id === id);
    if (known) return [known];
    const { name, version, mediaType, bytes } = work.get("artifact", id);
    return [{ id: id as ArtifactRef["id"], name, version, mediaType, bytes, attemptNumber: attempt.number }];
  });
  return [...task.artifacts.filter((artifact) => !refs.some((ref) => ref.name === artifact.name)), ...refs];
}
