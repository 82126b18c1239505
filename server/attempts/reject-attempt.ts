import type { RejectReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { fenceAttempt, staleAttempt } from "./fence-attempt.ts";
import { releaseAttempt } from "./release-attempt.ts";

export type RejectInput = RejectReport & { agentId: string; attemptId: string };

/** A busy agent is asked again after this long; any other refusal lasts for the task. */
const busySeconds = 30;

/** Declines a task: it is matched again without this agent. Repeating it is a replay. */
export function rejectAttempt(work: Work, input: RejectInput): { replayed: boolean } {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  const { attempt, task } = held;
  if (attempt.status === "rejected") return { replayed: true };
  if (held.stale || attempt.endedAt) throw staleAttempt(held);
  releaseAttempt(work, task, attempt, {
    status: "rejected",
    message: input.message ? `${input.code}: ${input.message}` : input.code,
    exclude: { reason: `declined: ${input.code}`, seconds: input.code === "busy" ? busySeconds : null },
  });
  return { replayed: false };
}
