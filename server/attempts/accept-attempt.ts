import type { AcceptReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { type AttemptAnswer, answerAttempt } from "./answer-attempt.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { fenceAttempt, staleAttempt } from "./fence-attempt.ts";

export type AcceptInput = AcceptReport & { agentId: string; attemptId: string };

/** Takes an offer on; repeating it renews the lease. Refused when the attempt is over. */
export function acceptAttempt(work: Work, input: AcceptInput): AttemptAnswer {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  if (held.stale || held.attempt.endedAt) throw staleAttempt(held);
  const { attempt } = engageAttempt(work, held, null);
  const accepted = { ...attempt, externalId: input.external_id ?? attempt.externalId };
  work.put("attempt", accepted);
  return answerAttempt(accepted);
}
