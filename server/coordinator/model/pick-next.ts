import type { DecisionKind } from "#server/domain/proposals.ts";

/**
 * What goes first when calls must wait: work in trouble, then work that waits for a verdict, a tie that holds up a task,
 * a result that is due, a plan, and talk last. Lower is sooner.
 */
export const decisionPriority: Record<DecisionKind, number> = {
  recover: 0,
  review: 1,
  assign: 2,
  consolidate: 3,
  plan: 4,
  converse: 5,
};

/** Waiting this long, in milliseconds, counts as one step of priority: so nothing waits for ever. */
export const ageStepMs = 30_000;

export type Waiting = {
  workspaceId: string;
  priority: number;
  arrivedAt: number;
  /** Not before then: it was tried and pauses. */
  notBefore: number;
};
/** When each flow (calls of one workspace and priority) was last served. */
export type Served = ReadonlyMap<string, number>;

export const flowOf = (call: Pick<Waiting, "workspaceId" | "priority">): string =>
  `${call.priority} ${call.workspaceId}`;

/**
 * The call to start next, or null when all pause. A flow's rank is its priority, less a step for each `ageStepMs` it
 * has waited since it was last served; the lowest rank goes, of equal ones the flow that was served longest ago, and in
 * a flow who came first. So recovery goes before chat, workspaces take turns, a flood of one delays no other by more
 * than one call, and every flow is served after a bounded number of others (see the property test).
 */
export function pickNext<W extends Waiting>(calls: readonly W[], served: Served, now: number): W | null {
  let best: W | null = null;
  for (const call of calls)
    if (call.notBefore <= now && (!best || comesBefore(call, best, served, now))) best = call;
  return best;
}

function comesBefore(a: Waiting, b: Waiting, served: Served, now: number): boolean {
  const [lastA, lastB] = [served.get(flowOf(a)) ?? 0, served.get(flowOf(b)) ?? 0];
  const rank = (call: Waiting, last: number): number =>
    call.priority - Math.floor((now - Math.max(call.arrivedAt, last)) / ageStepMs);
  return (
    rank(a, lastA) - rank(b, lastB) < 0 || (rank(a, lastA) === rank(b, lastB) && older(a, b, lastA, lastB))
  );
}

const older = (a: Waiting, b: Waiting, lastA: number, lastB: number): boolean =>
  lastA < lastB || (lastA === lastB && a.arrivedAt < b.arrivedAt);
