import type { Actor } from "#server/domain/member.ts";
import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import { matchReadyTasks } from "../tasks/match-ready-tasks.ts";
import { reviewSubmitted } from "./review.ts";

export const coordinatorActor: Actor = { kind: "coordinator", id: "rules" };

/**
 * The rules at work: after every change it looks at the state (not at the change: a missed event costs
 * nothing) and gives out ready tasks and reviews what was handed in, by the same verbs people use.
 */
export function startCoordinator(services: Services): { loop: Loop; stop: () => Promise<void> } {
  const { queues, log, logger } = services;
  const asker = { actor: coordinatorActor, requestId: "coordinate" };
  const woken = new Set<string>();
  const reviewing = new Set<string>();
  const body = async (): Promise<void> => {
    const ids = woken.size > 0 ? [...woken] : queues.all().map((queue) => queue.workspaceId);
    woken.clear();
    for (const id of ids) {
      const { state } = queues.of(id);
      if (!state || state.workspace.pausedAt) continue;
      if (state.tasksByStatus.has("ready")) await queues.write(id, matchReadyTasks, null, asker);
      if (state.tasksByStatus.has("in-review")) reviewSubmitted(services, id, reviewing);
    }
  };
  const loop = new Loop("coordinate", 3_000, body, (name, error) =>
    logger.error({ loop: name, err: error }, "a loop failed; it goes on"),
  );
  const unwatch = log.watch((workspaceId) => {
    woken.add(workspaceId);
    loop.wake();
  });
  loop.start();
  return {
    loop,
    stop: async () => {
      unwatch();
      await loop.stop();
    },
  };
}
