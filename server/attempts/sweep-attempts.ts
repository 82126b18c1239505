import { type Attempt, factsOf, judge } from "#server/domain/attempt.ts";
import type { Work } from "#server/queue/work.ts";
import { aboutAttempt, sendEnvelope } from "../deliveries/send-envelope.ts";
import { releaseAttempt } from "./release-attempt.ts";

/** An agent that stalled is kept from the task for this long; with nobody else it may then try again. */
const stallExclusionSeconds = 1_800;

/** Judges every running attempt by its clocks: tells of silence, nudges the suspect, releases what ran out. Frozen ones (paused) are left alone. */
export function sweepAttempts(work: Work, _input: null): { released: number } {
  if (work.workspace.pausedAt) return { released: 0 };
  let released = 0;
  for (const id of [...work.state.openAttempts]) {
    const attempt = work.get("attempt", id);
    if (work.get("agent", attempt.agentId).status === "paused") continue;
    const verdict = judge(attempt, +work.now);
    if (verdict.act === "quiet") goQuiet(work, attempt);
    else if (verdict.act === "suspect") suspect(work, attempt);
    else if (verdict.act === "release") {
      if (verdict.clock === "accept" && isBeingRetried(work, attempt)) continue;
      released++;
      releaseAttempt(work, work.task(attempt.taskId), attempt, {
        status: verdict.status,
        clock: verdict.clock,
        settingSeconds: verdict.settingSeconds,
        message: reasonOf(verdict.clock, verdict.settingSeconds),
        exclude: { reason: `${verdict.clock} clock ran out`, seconds: stallExclusionSeconds },
      });
    }
  }
  return { released };
}

/** How much longer than its accept clock an offer may live whose envelope fails to arrive: its last try falls into this time. */
const retrySeconds = 45;

/** Is the offer's envelope still being tried, so that `unreachable` is the truer verdict? */
function isBeingRetried(work: Work, attempt: Attempt): boolean {
  if (+work.now > +attempt.acceptBy + retrySeconds * 1000) return false;
  return [...(work.state.pendingByAgent.get(attempt.agentId) ?? [])].some((id) => {
    const delivery = work.get("delivery", id);
    return delivery.attemptId === attempt.id && delivery.tries > 0;
  });
}

const reasonOf = (clock: "accept" | "lease" | "progress", seconds: number): string =>
  ({
    accept: `not accepted within ${seconds} s`,
    lease: `nothing heard for ${seconds} s`,
    progress: `no new evidence of work for ${seconds} s`,
  })[clock];

function goQuiet(work: Work, attempt: Attempt): void {
  work.put("attempt", { ...attempt, quietAt: work.now });
  const about = { taskId: attempt.taskId, agentId: attempt.agentId };
  work.emit("attempt.went_quiet", about, {
    ...factsOf(attempt),
    leaseUntil: attempt.leaseUntil.toISOString(),
  });
}

function suspect(work: Work, attempt: Attempt): void {
  const task = work.task(attempt.taskId);
  work.put("attempt", { ...attempt, suspectAt: work.now });
  const silentSeconds = Math.round((+work.now - +attempt.evidenceAt) / 1000);
  const left = Math.max(0, Math.round(attempt.clocks.stall_seconds - silentSeconds));
  const body = `No new evidence of work for ${silentSeconds} s. Post an activity, an artifact or progress, or the task goes to someone else in ${left} s.`;
  const about = { taskId: task.id, attemptId: attempt.id };
  sendEnvelope(
    work,
    work.get("agent", attempt.agentId),
    "task.message",
    { ...aboutAttempt(task, attempt), message: { from: "coordinator", body } },
    about,
  );
  work.emit(
    "attempt.suspected",
    { taskId: task.id, agentId: attempt.agentId },
    { ...factsOf(attempt), silentSeconds, stallSeconds: attempt.clocks.stall_seconds },
  );
}
