import type { FailReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { fenceAttempt, staleAttempt } from "./fence-attempt.ts";
import { releaseAttempt } from "./release-attempt.ts";

export type FailInput = FailReport & { agentId: string; attemptId: string };

/** Gives a task back as failed: matched again, without this agent unless the failure is retryable. Repeating it is a replay. */
export function failAttempt(work: Work, input: FailInput): { replayed: boolean } {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  const { attempt, task } = held;
  if (attempt.status === "failed") return { replayed: true };
  if (held.stale || attempt.endedAt) throw staleAttempt(held);
  const message = input.partial ? `${input.message}\n\nPartial work: ${input.partial}` : input.message;
  releaseAttempt(work, task, attempt, {
    status: "failed",
    message: `${input.code}: ${message}`,
    exclude: input.retryable ? null : { reason: `failed: ${input.code}`, seconds: null },
  });
  return { replayed: false };
}
