import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import { sweepAgents } from "../agents/sweep-agents.ts";
import { sweepAttempts } from "../attempts/sweep-attempts.ts";
import { coordinatorActor } from "./coordinate.ts";

const everyMs = 500;

/** Releases what ran out and marks who went silent, in every workspace this process owns. Repair happens here and nowhere else. */
export function startSweeper({ queues, logger }: Services): Loop {
  const asker = { actor: coordinatorActor, requestId: "sweep" };
  const body = async (): Promise<void> => {
    for (const queue of queues.all()) {
      if (!queue.state) continue;
      if (queue.state.openAttempts.size > 0)
        await queues.write(queue.workspaceId, sweepAttempts, null, asker);
      await queues.write(queue.workspaceId, sweepAgents, null, asker);
    }
  };
  return new Loop("sweep", everyMs, body, (name, error) =>
    logger.error({ loop: name, err: error }, "a loop failed; it goes on"),
  ).start();
}
