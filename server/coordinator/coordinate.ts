import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import type { State } from "#server/queue/state.ts";
import { matchReadyTasks } from "../tasks/match-ready-tasks.ts";
import { DecisionDesk } from "./decision-desk.ts";
import { Embeddings } from "./embeddings.ts";
import { reviewSubmitted } from "./review.ts";
import { coordinatorAsker } from "./rules-actor.ts";

/** Every workspace is looked at this often even when nothing happens: exclusions run out, and tasks grow urgent. */
const everyMs = 3_000;
const deskEveryMs = 150;

/**
 * The coordinator at work: after every change it looks at the state (not at the change: a missed event costs
 * nothing), gives out ready tasks, checks what was handed in, and makes the decisions that are due, by the same verbs
 * people use. No model is waited for here.
 */
export function startCoordinator(services: Services): { loop: Loop; stop: () => Promise<void> } {
  const { queues, log, logger } = services;
  const asker = coordinatorAsker("coordinate");
  const embeddings = new Embeddings(services);
  const woken = new Set<string>();
  const wake = (workspaceId: string): void => {
    woken.add(workspaceId);
    loop.wake();
  };
  const desk = new DecisionDesk(services, wake);
  const reviewing = new Set<string>();
  const lookedAt = new Map<string, number>();

  /** Decisions take seconds: under load the desk is looked at some times a second, not after every commit. */
  const deskAt = new Map<string, number>();
  const later = new Map<string, NodeJS.Timeout>();
  const lookAtDesk = async (id: string): Promise<void> => {
    const wait = deskEveryMs - (Date.now() - (deskAt.get(id) ?? 0));
    if (wait > 0) {
      const look = (): void => void (later.delete(id) && wake(id));
      if (!later.has(id)) later.set(id, setTimeout(look, wait));
      return;
    }
    deskAt.set(id, Date.now());
    await desk.look(id);
  };
  const look = async (id: string): Promise<void> => {
    const { state } = queues.of(id);
    if (!state || state.workspace.pausedAt) return;
    const full = Date.now() - (lookedAt.get(id) ?? 0) >= everyMs;
    if (full) lookedAt.set(id, Date.now());
    if (state.tasksByStatus.has("in-review")) reviewSubmitted(services, id, reviewing);
    const vectors = embeddings.lookup;
    embeddings.want(state, () => loop.wake());
    // With nobody free there is nothing to give; only why tasks wait is looked at, now and then.
    if (state.tasksByStatus.has("ready") && (full || hasFreePlace(state)))
      await queues.write(id, matchReadyTasks, vectors ? { vectors } : null, asker);
    await lookAtDesk(id);
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
  const unwatch = log.watch(wake);
  const lanes = new Map<string, string>();
  const unlisten = services.models.onChange((key, { open, phase, until }) => {
    const stands = phase === "open" && (until ?? 0) <= Date.now() ? "may be tried" : phase;
    const was = lanes.get(key);
    lanes.set(key, stands);
    if (was === stands || was === undefined) return;
    // Back, or to be tried again: what was put off is taken up at once.
    if (!open || (stands === "may be tried" && was === "open")) desk.retry();
    for (const { workspaceId } of queues.all()) woken.add(workspaceId);
    loop.wake();
  });
  loop.start();
  return {
    loop,
    stop: async () => {
      unwatch();
      for (const timer of later.values()) clearTimeout(timer);
      unlisten();
      await loop.stop();
      await services.models.stop();
      await Promise.all([desk.idle(), embeddings.idle()]);
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
