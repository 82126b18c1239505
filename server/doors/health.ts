import type { LaneState } from "#server/coordinator/model/model-lane.ts";
import type { Services } from "#server/open-services.ts";
import type { LoopState } from "#server/platform/loop.ts";

export type Health = {
  ok: boolean;
  version: string;
  database: { ok: boolean; ms: number | null; error: string | null };
  loops: (LoopState & { ageMs: number | null })[];
  queues: { workspaceId: string; depth: number; oldestMs: number; oldestDeliveryMs: number }[];
  /** One lane a model server and key: what waits and runs, and whether the server is away. Never the key. */
  models: (Omit<LaneState, "since" | "until"> & { since: string; until: string | null })[];
  eventLoopLagMs: number;
  memoryMb: number;
};

/** A loop that has not run for this long is stuck. */
const stuckMs = 60_000;

/** How the instance is: the database, every loop with the age of its last run, and the oldest pending work of every queue. */
export async function readHealth(services: Services, loops: readonly LoopState[]): Promise<Health> {
  const began = performance.now();
  const error = await services.db.query("select 1").then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const ms = error === null ? Math.round(performance.now() - began) : null;
  const turn = performance.now();
  await new Promise(setImmediate);
  const aged = loops.map((loop) => ({
    ...loop,
    ageMs: loop.lastAt === null ? null : Date.now() - loop.lastAt,
  }));
  const queues = services.queues.all().map(({ workspaceId, depth, lag, state }) => {
    const pending = [...(state?.pendingByAgent.values() ?? [])].flatMap((ids) => [...ids]);
    const oldest = pending.reduce(
      (at, id) => Math.min(at, +(state?.maps.delivery.get(id)?.createdAt ?? Date.now())),
      Date.now(),
    );
    return { workspaceId, depth, oldestMs: lag, oldestDeliveryMs: Date.now() - oldest };
  });
  return {
    ok: error === null && aged.every((loop) => loop.ageMs === null || loop.ageMs < stuckMs),
    version: "0.1.0",
    database: { ok: error === null, ms, error },
    loops: aged,
    queues,
    models: services.models.states().map(({ state }) => ({
      ...state,
      since: new Date(state.since).toISOString(),
      until: state.until === null ? null : new Date(state.until).toISOString(),
    })),
    eventLoopLagMs: Math.round(performance.now() - turn),
    memoryMb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  };
}
