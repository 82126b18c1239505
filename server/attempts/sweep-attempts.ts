import { type Attempt, factsOf, judge } from "#server/domain/attempt.ts";
import { type Delivery, deliverySchedule } from "#server/domain/envelope.ts";
import type { Work } from "#server/queue/work.ts";
import { aboutAttempt, sendEnvelope } from "../deliveries/send-envelope.ts";
import { type Release, releaseAttempt, unreached } from "./release-attempt.ts";

/** An agent that stalled is kept from the task for this long; with nobody else it may then try again. */
const stallExclusionSeconds = 1_800;

/** Judges every running attempt by its clocks: tells of silence, nudges the suspect, releases what ran out. Frozen ones (paused) are left alone. */
export function sweepAttempts(work: Work, _input: null): { released: number } {
  if (work.workspace.pausedAt) return { released: 0 };
  let released = 0;
  for (const id of [...work.state.openAttempts]) {
    const attempt = work.get("attempt", id);
    if (work.frozen(work.task(attempt.taskId), attempt.agentId)) continue;
    const verdict = judge(attempt, +work.now);
    if (verdict.act === "quiet") goQuiet(work, attempt);
    else if (verdict.act === "suspect") suspect(work, attempt);
    else if (verdict.act === "release") {
      const missed = verdict.clock === "accept" ? missedEnvelope(work, attempt) : null;
      if (missed && mayStillArrive(work, attempt)) continue;
      released++;
      const { clock, settingSeconds } = verdict;
      const reason = reasonOf(clock, settingSeconds);
      const release: Release = missed
        ? {
            status: "unreachable",
            message: `could not be delivered within ${settingSeconds} s: ${missed.lastError}`,
            exclude: unreached,
          }
        : {
            status: verdict.status,
            message: reason,
            exclude: { reason, seconds: stallExclusionSeconds },
          };
      releaseAttempt(work, work.task(attempt.taskId), attempt, { ...release, clock, settingSeconds });
    }
  }
  return { released };
}

/** The envelope of an offer that was tried and did not arrive: what its agent never got it cannot have left lying. */
function missedEnvelope(work: Work, attempt: Attempt): Delivery | null {
  for (const id of work.state.pendingByAgent.get(attempt.agentId) ?? []) {
    const delivery = work.get("delivery", id);
    if (delivery.attemptId === attempt.id && delivery.tries > 0) return delivery;
  }
  return null;
}

/** How much longer than its accept clock an offer may live whose envelope fails to arrive: its last try falls into this time. */
const retrySeconds = 45;

/** Is the last try due about when the accept clock runs out? A clock set shorter than the tries take is not stretched. */
const mayStillArrive = (work: Work, { clocks, acceptBy }: Attempt): boolean =>
  clocks.accept_seconds >= (deliverySchedule.at(-1) ?? 0) && +work.now <= +acceptBy + retrySeconds * 1000;

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
