import { type Attempt, factsOf, heard, moveAttempt, proven } from "#server/domain/attempt.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import type { Held } from "./fence-attempt.ts";

/**
 * Takes a report as a sign of life: an offer not yet accepted is accepted by it, and evidence of work
 * makes the attempt working; a question stays open until it is answered or the work is handed in.
 * Writes both rows; returns them.
 */
export function engageAttempt(
  work: Work,
  held: Held,
  evidence: string | null,
): { attempt: Attempt; task: Task } {
  let { attempt, task } = held;
  const about = { taskId: task.id, agentId: attempt.agentId };
  const facts = factsOf(attempt);
  if (attempt.status === "offered") {
    attempt = {
      ...moveAttempt(attempt, "accepted", work.now, { acceptedAt: work.now }),
      evidenceAt: work.now,
    };
    work.emit("task.accepted", about, facts);
  }
  if (attempt.quietAt) work.emit("attempt.came_back", about, facts);
  attempt = evidence === null ? heard(attempt, work.now) : proven(attempt, work.now, evidence);
  if (evidence !== null && (attempt.status === "accepted" || attempt.status === "changes_requested"))
    attempt = moveAttempt(attempt, "working", work.now);
  if (attempt.status === "working" && task.status === "assigned") task = moveTask(task, "working", work.now);
  work.put("attempt", attempt);
  if (task !== held.task) work.put("task", task);
  return { attempt, task };
}
