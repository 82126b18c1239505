import { type Attempt, heard } from "#server/domain/attempt.ts";
import type { Work } from "#server/queue/work.ts";

/** Gives an attempt its full clocks again after a time in which its agent could not be heard: a pause, or our own absence. */
export function restartClocks(work: Work, attempt: Attempt): void {
  const acceptBy =
    attempt.status === "offered" ? work.after(attempt.clocks.accept_seconds) : attempt.acceptBy;
  work.put("attempt", {
    ...heard(attempt, work.now),
    heardAt: attempt.heardAt,
    acceptBy,
    evidenceAt: work.now,
    suspectAt: null,
  });
}
