import { type Attempt, factsOf, moveAttempt, type Usage } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { fieldError } from "#server/domain/errors.ts";
import type { SubmitReport } from "#server/domain/report.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { spendOnRun } from "../runs/spend-on-run.ts";
import { adoptLateResult } from "../tasks/adopt-late-result.ts";
import { applyPeerReview } from "../tasks/apply-peer-review.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { fenceAttempt, type Held, staleAttempt } from "./fence-attempt.ts";
import { keepLate, type Late } from "./keep-late.ts";

export type SubmitInput = SubmitReport & { agentId: string; attemptId: string };
export type SubmitAnswer = { task: { id: string; status: string }; replayed: boolean };

/**
 * Hands work in: to review, or straight to completed where the task asks for none. Repeating it is answered
 * as a replay. Work handed in after the attempt was taken away is kept as a late result; it becomes the
 * task's result at once while no successor has begun.
 */
export function submitAttempt(work: Work, input: SubmitInput): SubmitAnswer | Late {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  const { attempt, task } = held;
  if (!held.stale && (attempt.status === "submitted" || attempt.status === "completed"))
    return { task: { id: task.id, status: task.status }, replayed: true };
  checkArtifacts(work, task, input.artifacts);
  if (held.stale || attempt.endedAt) return submitLate(work, held, input);

  const engaged = engageAttempt(work, held, "handed in");
  const usage = { ...engaged.attempt.usage, ...input.usage };
  const submitted = moveAttempt(engaged.attempt, "submitted", work.now, { summary: input.summary, usage });
  work.put("attempt", submitted);
  spendOnRun(work, { runId: task.runId, ...costOf(usage) });
  const handedIn: Task = {
    ...withUsage(engaged.task, usage),
    result: { summary: input.summary, claims: input.checks },
    verdict: null,
    question: null,
  };
  work.emit("task.submitted", aboutOf(attempt), {
    ...factsOf(attempt),
    summary: cutText(input.summary, 400),
    artifacts: input.artifacts,
  });
  if (task.review === "none") {
    const done = completeTask(work, handedIn, submitted);
    if (done.reviewOf) applyPeerReview(work, done, submitted);
    return { task: { id: done.id, status: done.status }, replayed: false };
  }
  const inReview = moveTask(handedIn, "in-review", work.now);
  work.put("task", inReview);
  return { task: { id: inReview.id, status: inReview.status }, replayed: false };
}

function submitLate(work: Work, held: Held, input: SubmitInput): Late {
  const { attempt, task } = held;
  if (attempt.status === "failed" || attempt.status === "rejected") throw staleAttempt(held);
  if (attempt.summary !== null) throw staleAttempt(held);
  work.put("attempt", { ...attempt, summary: input.summary, usage: input.usage ?? attempt.usage });
  const payload = { summary: input.summary, artifacts: input.artifacts, checks: input.checks };
  const successor = task.attemptId ? work.find("attempt", task.attemptId) : null;
  const free =
    task.status === "ready" ||
    task.status === "failed" ||
    (task.status === "assigned" && successor?.status === "offered");
  const late = keepLate(work, held, "submit", payload, free);
  if (free) adoptLateResult(work, { lateId: late.late.late_result_id, payload, attempt, task });
  return late;
}

const aboutOf = (attempt: Attempt) => ({ taskId: attempt.taskId, agentId: attempt.agentId });

/** Adds what the attempt used, told once, when it hands in. */
const mostTokens = 2 ** 31 - 1;
const costOf = ({ cost_usd = 0, input_tokens = 0, output_tokens = 0 }: Usage) => ({
  usd: cost_usd,
  tokens: input_tokens + output_tokens,
});
function withUsage(task: Task, usage: Usage): Task {
  const { usd, tokens } = costOf(usage);
  return { ...task, costUsd: task.costUsd + usd, tokens: Math.min(mostTokens, task.tokens + tokens) };
}

function checkArtifacts(work: Work, task: Task, ids: readonly string[]): void {
  for (const [i, id] of ids.entries()) {
    if (task.artifacts.some((artifact) => artifact.id === id)) continue;
    if (work.find("artifact", id)?.taskId !== task.id)
      throw fieldError(
        `artifacts[${i}]`,
        `“${id}” is no artifact of this task; upload it to this attempt's /artifacts first`,
      );
  }
}
