import type { Attempt } from "#server/domain/attempt.ts";

/** The attempt as its agent is told of it. */
export type AttemptAnswer = {
  attempt: {
    id: string;
    task_id: string;
    number: number;
    status: string;
    accept_by: string;
    lease_seconds: number;
    progress_seconds: number;
  };
  lease_expires_at: string;
};

/** Puts an attempt into the words of the agent protocol. */
export function answerAttempt(attempt: Attempt): AttemptAnswer {
  return {
    attempt: {
      id: attempt.id,
      task_id: attempt.taskId,
      number: attempt.number,
      status: attempt.status,
      accept_by: attempt.acceptBy.toISOString(),
      lease_seconds: attempt.clocks.lease_seconds,
      progress_seconds: attempt.clocks.progress_seconds,
    },
    lease_expires_at: attempt.leaseUntil.toISOString(),
  };
}
