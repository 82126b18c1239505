import { factsOf, heard } from "#server/domain/attempt.ts";
import type { HeartbeatReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { bookUsage, unbooked } from "./book-usage.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { fenceAttempt, staleAttempt } from "./fence-attempt.ts";

export type BeatInput = HeartbeatReport & { agentId: string; attemptId: string };
export type BeatAnswer = {
  lease_expires_at: string;
  directive: "continue" | "pause" | "cancel";
  messages: string[];
};

/** Usage told with a beat is booked from here on, so that a budget stops a dear attempt in its middle. */
const bookFrom = { usd: 0.01, tokens: 5_000 };

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
  const usage = input.usage ? { ...attempt.usage, ...input.usage } : attempt.usage;
  const due = unbooked(usage);
  const dear = due.usd >= bookFrom.usd || due.tokens >= bookFrom.tokens;
  if (!moved && !dear && !attempt.quietAt && attempt.status !== "offered" && attempt.status !== "accepted") {
    const beat = { ...heard(attempt, work.now), note: input.note ?? attempt.note, usage };
    work.touch("attempt", beat);
    return { lease_expires_at: beat.leaseUntil.toISOString(), directive, messages: [] };
  }
  const begins = attempt.status === "offered" || attempt.status === "accepted";
  const evidence = moved ? `${percent} % done` : begins ? "began to work" : null;
  const engaged = engageAttempt(work, held, evidence);
  const note = input.note ?? attempt.note;
  const booked = bookUsage(work, engaged.task, { ...engaged.attempt, percent, note, usage });
  const beat = booked.attempt;
  work.put("attempt", beat);
  if (booked.task !== engaged.task) work.put("task", booked.task);
  if (moved || begins || dear)
    work.emit(
      "attempt.progressed",
      { taskId: task.id, agentId: attempt.agentId },
      { ...factsOf(attempt), percent, note: beat.note },
    );
  return { lease_expires_at: beat.leaseUntil.toISOString(), directive, messages: [] };
}
