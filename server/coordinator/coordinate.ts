import type { Actor } from "#server/domain/member.ts";
import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import type { State } from "#server/queue/state.ts";
import { matchReadyTasks } from "../tasks/match-ready-tasks.ts";
import { reviewSubmitted } from "./review.ts";

export const coordinatorActor: Actor = { kind: "coordinator", id: "rules" };

/** Every workspace is looked at this often even when nothing happens: exclusions run out, and tasks grow urgent. */
const everyMs = 3_000;

/**
 * The rules at work: after every change it looks at the state (not at the change: a missed event costs
 * nothing) and gives out ready tasks and reviews what was handed in, by the same verbs people use.
 */
export function startCoordinator(services: Services): { loop: Loop; stop: () => Promise<void> } {
  const { queues, log, logger } = services;
  const asker = { actor: coordinatorActor, requestId: "coordinate" };
  const woken = new Set<string>();
  const reviewing = new Set<string>();
  const lookedAt = new Map<string, number>();

  const look = async (id: string): Promise<void> => {
    const { state } = queues.of(id);
    if (!state || state.workspace.pausedAt) return;
    const full = Date.now() - (lookedAt.get(id) ?? 0) >= everyMs;
    if (full) lookedAt.set(id, Date.now());
    if (state.tasksByStatus.has("in-review")) reviewSubmitted(services, id, reviewing);
    // With nobody free there is nothing to give; only why tasks wait is looked at, now and then.
    if (state.tasksByStatus.has("ready") && (full || hasFreePlace(state)))
      await queues.write(id, matchReadyTasks, null, asker);
  };
  const body = async (): Promise<void> => {
    const due = queues.all().flatMap(({ workspaceId }) => {
      const overdue = Date.now() - (lookedAt.get(workspaceId) ?? 0) >= everyMs;
      return overdue || woken.has(workspaceId) ? workspaceId : [];
    });
    woken.clear();
    const ends = await Promise.allSettled(due.map(look));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
  };
  const loop = new Loop("coordinate", everyMs, body, (name, error) =>
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

/** Could any agent take one more task now? */
function hasFreePlace(state: State): boolean {
  for (const agent of state.maps.agent.values()) {
    if (agent.status !== "active" || agent.presence !== "online") continue;
    if (state.loadOf(agent.id) < agent.profile.max_concurrency) return true;
  }
  return false;
}
