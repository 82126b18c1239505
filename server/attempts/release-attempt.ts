import { type Attempt, type AttemptEnd, factsOf, moveAttempt } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordOutcome } from "../agents/record-outcome.ts";
import { aboutAttempt, sendEnvelope, withdrawEnvelopes } from "../deliveries/send-envelope.ts";
import { tellDependents } from "../tasks/tell-dependents.ts";

export type Release = {
  status: "failed" | "rejected" | "unreachable" | "lease_expired" | "stalled" | "superseded";
  message: string;
  clock?: AttemptEnd["clock"];
  settingSeconds?: number;
  /** Keeps this agent from the task for so long (null: for good). */
  exclude: { reason: string; seconds: number | null } | null;
};

/** How an agent that could not be reached is kept from the task. */
export const unreached = { reason: "could not be reached", seconds: 600 };
const stalls: readonly string[] = ["stalled", "lease_expired"];

/**
 * Ends an attempt and frees its task in the same change, with the clock, its setting and the last evidence
 * on record. The task becomes ready again, or failed when its attempts are used up; its agent is told.
 */
export function releaseAttempt(work: Work, task: Task, attempt: Attempt, release: Release): Task {
  const { status, message, clock = null, settingSeconds = null, exclude } = release;
  const evidence = { evidence: attempt.evidence, evidenceAt: attempt.evidenceAt.toISOString() };
  const ended = moveAttempt(attempt, status, work.now, {
    end: { clock, settingSeconds, message, ...evidence },
  });
  work.put("attempt", ended);
  withdrawEnvelopes(work, attempt.agentId, attempt.id);
  const agent = work.find("agent", attempt.agentId);
  if (agent && status !== "failed" && status !== "rejected")
    sendEnvelope(
      work,
      agent,
      "task.superseded",
      { ...aboutAttempt(task, attempt), reason: message },
      { taskId: task.id, attemptId: attempt.id },
    );
  work.emit(
    "task.released",
    { taskId: task.id, agentId: attempt.agentId },
    {
      ...factsOf(attempt),
      status,
      clock,
      settingSeconds,
      message: cutText(message, 400),
      ...evidence,
    },
  );
  if (stalls.includes(status)) recordOutcome(work, task, attempt, "stalled");
  else if (status === "failed" || status === "unreachable") recordOutcome(work, task, attempt, "failed");

  const strikes = task.strikes + (status === "rejected" || status === "superseded" ? 0 : 1);
  const excluded = exclude
    ? [
        ...task.excluded.filter((other) => other.agentId !== attempt.agentId),
        {
          agentId: attempt.agentId,
          reason: exclude.reason,
          until: exclude.seconds === null ? null : work.after(exclude.seconds).toISOString(),
        },
      ]
    : task.excluded;
  const change = { strikes, excluded, question: null };
  if (strikes >= task.maxAttempts) {
    const failure = {
      code: "attempts_exhausted",
      message: cutText(`${strikes} attempts were used up; the last one: ${message}`, 2_000),
    };
    const failed = moveTask(task, "failed", work.now, { ...change, failure });
    work.put("task", failed);
    work.emit("task.failed", { taskId: task.id }, failure);
    tellDependents(work, failed);
    return failed;
  }
  const ready = moveTask(task, "ready", work.now, { ...change, readyAt: work.now });
  work.put("task", ready);
  return ready;
}
