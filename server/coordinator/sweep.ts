import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import type { WorkspaceQueue } from "#server/queue/workspace-queue.ts";
import { sweepAgents } from "../agents/sweep-agents.ts";
import { sweepAttempts } from "../attempts/sweep-attempts.ts";
import { sweepRuns } from "../runs/sweep-runs.ts";
import { overdue, passDeadlines } from "../tasks/pass-deadlines.ts";
import { coordinatorAsker } from "./rules-actor.ts";

const everyMs = 500;
const purgeMs = 3_600_000;
/** Answers are replayed for this long (agent protocol: Idempotency-Key). */
const keysKept = "24 hours";

/**
 * Releases what ran out and marks who went silent, in every workspace. Repair happens here and nowhere else:
 * a queue that lost its state (the database was away) is opened again by being written to.
 */
export function startSweeper({ queues, db, logger, now }: Services): Loop {
  const asker = coordinatorAsker("sweep");
  let purgedAt = 0;
  const sweep = async (queue: WorkspaceQueue): Promise<void> => {
    if (!queue.state || queue.state.openAttempts.size > 0)
      await queues.write(queue.workspaceId, sweepAttempts, null, asker);
    await queues.write(queue.workspaceId, sweepAgents, null, asker);
    if (queue.state && overdue(queue.state, now()).length > 0)
      await queues.write(queue.workspaceId, passDeadlines, null, asker);
    if ((queue.state?.maps.run.size ?? 0) > 0) await queues.write(queue.workspaceId, sweepRuns, null, asker);
  };
  const body = async (): Promise<void> => {
    const ends = await Promise.allSettled(queues.all().map(sweep));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    if (Date.now() - purgedAt < purgeMs) return;
    purgedAt = Date.now();
    await db.query(`delete from idempotency_key where at < now() - $1::interval`, [keysKept]);
  };
  return new Loop("sweep", everyMs, body, (name, error) =>
    logger.error({ loop: name, err: error }, "a loop failed; it goes on"),
  ).start();
}
