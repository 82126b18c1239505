import { type Attempt, isOpen, moveAttempt } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordOutcome } from "../agents/record-outcome.ts";
import { withdrawEnvelopes } from "../deliveries/send-envelope.ts";
import { readyDependents } from "./ready-dependents.ts";

/** Completes a task with the attempt that did it, counts it to the agent's record, and readies what waited for it. */
export function completeTask(work: Work, task: Task, attempt: Attempt | null): Task {
  const done = moveTask(task, "completed", work.now, {
    completedAt: work.now,
    gap: null,
    failure: null,
    question: null,
  });
  work.put("task", done);
  if (attempt) {
    if (isOpen(attempt.status)) work.put("attempt", moveAttempt(attempt, "completed", work.now));
    // An envelope that was never acknowledged must not bring the work up again.
    withdrawEnvelopes(work, attempt.agentId, attempt.id);
    recordOutcome(work, task, attempt, "done");
  }
  work.emit(
    "task.completed",
    { taskId: task.id, agentId: attempt?.agentId ?? null },
    { summary: cutText(task.result?.summary ?? "", 400), agentId: attempt?.agentId ?? null },
  );
  readyDependents(work, task.id);
  return done;
}
