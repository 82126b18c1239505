import { factsOf, heard } from "#server/domain/attempt.ts";
import type { HeartbeatReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { fenceAttempt, staleAttempt } from "./fence-attempt.ts";

export type BeatInput = HeartbeatReport & { agentId: string; attemptId: string };
export type BeatAnswer = {
  lease_expires_at: string;
  directive: "continue" | "pause" | "cancel";
  messages: string[];
};

/**
 * Renews the lease. A plain beat stays in memory; only what boards must see (the first one, a percent
 * that moved, a return from silence) is written at once. Refused when the attempt was taken away.
 */
export function beatAttempt(work: Work, input: BeatInput): BeatAnswer {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  const { attempt, task } = held;
  if (attempt.status === "canceled")
    return { lease_expires_at: attempt.leaseUntil.toISOString(), directive: "cancel", messages: [] };
  if (held.stale || attempt.endedAt) throw staleAttempt(held);
  const directive = work.frozen(task, input.agentId) ? "pause" : "continue";
  const percent = input.percent === undefined ? attempt.percent : Math.round(input.percent);
  const moved = percent !== null && percent !== attempt.percent;
  const usage = input.usage ?? attempt.usage;
  if (!moved && !attempt.quietAt && attempt.status !== "offered" && attempt.status !== "accepted") {
    const beat = { ...heard(attempt, work.now), note: input.note ?? attempt.note, usage };
    work.touch("attempt", beat);
    return { lease_expires_at: beat.leaseUntil.toISOString(), directive, messages: [] };
  }
  const begins = attempt.status === "offered" || attempt.status === "accepted";
  const evidence = moved ? `${percent} % done` : begins ? "began to work" : null;
  const beat = {
    ...engageAttempt(work, held, evidence).attempt,
    percent,
    note: input.note ?? attempt.note,
    usage,
  };
  work.put("attempt", beat);
  if (moved || begins)
    work.emit(
      "attempt.progressed",
      { taskId: task.id, agentId: attempt.agentId },
      { ...factsOf(attempt), percent, note: beat.note },
    );
  return { lease_expires_at: beat.leaseUntil.toISOString(), directive, messages: [] };
}
