import { type Attempt, isOpen, moveAttempt, proven } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { AppError } from "#server/domain/errors.ts";
import { isLoop, marked } from "#server/domain/recovery-ladder.ts";
import { moveTask, type Task, type Verdict } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordVerdict } from "../agents/record-verdict.ts";
import { releaseAttempt } from "../attempts/release-attempt.ts";
import { aboutAttempt, sendEnvelope } from "../deliveries/send-envelope.ts";
import { completeTask } from "./complete-task.ts";
import { resultMark } from "./result-mark.ts";

export type ReviewInput = Verdict & { taskId: string; reviewerId: string; attemptId?: string };

/**
 * Records a verdict with its evidence. `accepted` completes the task, unless machine checks were only the first
 * stage; `changes_requested` goes back to the same agent in the same attempt, within limits and while its results
 * differ; `rejected` takes the task from it. Refused when the task is not in review, or `attemptId` is no longer the one under review.
 */
export function recordReview(work: Work, input: ReviewInput): Task {
  const task = work.task(input.taskId);
  if (task.status !== "in-review")
    throw new AppError("conflict", `“${task.title}” is ${task.status}, not in review.`);
  const attempt = task.attemptId ? work.get("attempt", task.attemptId) : null;
  if (!attempt || (input.attemptId !== undefined && input.attemptId !== attempt.id))
    throw new AppError(
      "conflict",
      `“${task.title}” was handed in anew meanwhile: look at the newest attempt.`,
    );
  const { verdict, by, lines, comment, reviewerId } = input;
  const row = {
    workspaceId: work.workspace.id,
    taskId: task.id,
    attemptId: attempt.id,
    by,
    reviewerId,
    verdict,
    lines,
    comment,
  };
  work.put("review", { id: work.id("rv"), ...row, at: work.now });
  const checked = lines.filter((line) => !line.unchecked);
  const passed = checked.filter((line) => line.passed).length;
  const facts = { by, verdict, comment: cutText(comment, 400), passed, total: checked.length };
  work.emit(
    "task.reviewed",
    { taskId: task.id, agentId: by === "agent" ? reviewerId : attempt.agentId },
    facts,
  );
  // A verdict without lines (a person's word on the whole) leaves standing what was found line by line in this submission.
  const found = lines.length > 0 ? lines : (task.verdict?.lines ?? []);
  const reviewed: Task = {
    ...task,
    gap: null,
    verdict: { verdict, by, lines: found, comment },
    updatedAt: work.now,
  };
  const isFirstStage = by === "checks" && task.review !== "checks" && task.review !== "none";
  if (verdict === "accepted" && isFirstStage) {
    work.put("task", reviewed);
    return reviewed;
  }
  recordVerdict(work, task, attempt, verdict);
  if (verdict === "accepted") return completeTask(work, reviewed, attempt);
  return verdict === "rejected"
    ? takeAway(work, reviewed, attempt, comment)
    : sendBack(work, reviewed, attempt, input);
}

function sendBack(work: Work, before: Task, attempt: Attempt, input: ReviewInput): Task {
  const task = marked(before, resultMark(work, before));
  const agent = work.find("agent", attempt.agentId);
  if (
    !isOpen(attempt.status) ||
    attempt.changes >= work.workspace.settings.maxChanges ||
    agent?.status !== "active"
  )
    return takeAway(
      work,
      task,
      attempt,
      `changes were requested ${attempt.changes + 1} times: ${input.comment}`,
    );
  const { coordinator } = work.workspace.settings;
  if (isLoop(task, coordinator))
    return takeAway(
      work,
      task,
      attempt,
      `the same result came ${coordinator.sameAgain} times: ${input.comment}`,
    );
  const again = moveAttempt(attempt, "changes_requested", work.now, {
    changes: attempt.changes + 1,
    summary: null,
  });
  work.put("attempt", proven(again, work.now, "changes were requested"));
  const { lines, comment } = input;
  sendEnvelope(
    work,
    agent,
    "task.changes_requested",
    {
      ...aboutAttempt(task, attempt),
      comment,
      lines,
      report_url: `${work.baseUrl}/api/agent/v1/attempts/${attempt.id}`,
    },
    { taskId: task.id, attemptId: attempt.id },
  );
  const working = moveTask(task, "working", work.now);
  work.put("task", working);
  return working;
}

function takeAway(work: Work, task: Task, attempt: Attempt, comment: string): Task {
  const exclude = { reason: "its work was not accepted", seconds: null };
  if (isOpen(attempt.status))
    return releaseAttempt(work, task, attempt, {
      status: "failed",
      message: `not accepted: ${comment}`,
      exclude,
    });
  const excluded = [...task.excluded, { agentId: attempt.agentId, reason: exclude.reason, until: null }];
  const ready = moveTask(task, "ready", work.now, { readyAt: work.now, excluded });
  work.put("task", ready);
  work.emit("task.readied", { taskId: task.id }, { reason: "the late result was not accepted" });
  return ready;
}
