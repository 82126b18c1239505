import type { Attempt } from "#server/domain/attempt.ts";
import { AppError } from "#server/domain/errors.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { seeAgent } from "../agents/see-agent.ts";

export type Held = { attempt: Attempt; task: Task; stale: boolean };

const takenAway: readonly string[] = ["unreachable", "lease_expired", "stalled", "superseded"];

/**
 * Loads an attempt for its own agent's report and says whether it is still the task's current one.
 * Refused as `attempt_not_found` for an unknown attempt and for another agent's alike.
 */
export function fenceAttempt(work: Work, agentId: string, attemptId: string): Held {
  const attempt = work.find("attempt", attemptId);
  if (!attempt || attempt.agentId !== agentId)
    throw new AppError("attempt_not_found", `You hold no attempt ${attemptId}.`);
  const task = work.task(attempt.taskId);
  seeAgent(work, agentId);
  return {
    attempt,
    task,
    stale: attempt.number !== task.attemptNumber || takenAway.includes(attempt.status),
  };
}

/** The refusal a stale report gets: it names the attempt that counts now. */
export function staleAttempt({ attempt, task }: Held): AppError {
  return new AppError(
    "stale_attempt",
    `Attempt ${attempt.number} of “${task.title}” is over (${attempt.status}); stop working on it.`,
    { current_attempt_number: task.attemptNumber, task_status: task.status },
  );
}

/** Like fenceAttempt, and refuses one that is stale or over. */
export function holdAttempt(work: Work, agentId: string, attemptId: string): Held {
  const held = fenceAttempt(work, agentId, attemptId);
  if (held.stale || held.attempt.endedAt) throw staleAttempt(held);
  return held;
}
