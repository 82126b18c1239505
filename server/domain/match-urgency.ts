import type { Priority, Task } from "./task.ts";

const classOf: Record<Priority, number> = { urgent: 3, high: 2, normal: 1, low: 0 };
/** A task that is ready for this long rises by one priority class, without end: so nothing starves. */
export const agingMs = 3_600_000;

/**
 * The tier of a task: its priority class (low 0 … urgent 3) plus one for every full hour since it became ready.
 * A higher tier is always served before a lower one. Whatever can stay ahead of a task for ever must have become
 * ready less than (3 − class) hours after it, and that is a finite number of tasks.
 */
export function tierOf(task: Pick<Task, "priority" | "readyAt" | "createdAt">, now: Date): number {
  const waited = Math.max(0, +now - +(task.readyAt ?? task.createdAt));
  return classOf[task.priority] + Math.floor(waited / agingMs);
}

export type Queued<T> = {
  task: T;
  tier: number /** 1 for the first of its tier, falling to just above 0 for the last. */;
  turn: number;
};

/** Puts tasks in the order of serving: tier, then rank (what people set by hand), then the longest wait, then id. */
export function queue<T extends Pick<Task, "id" | "priority" | "rank" | "readyAt" | "createdAt">>(
  tasks: readonly T[],
  now: Date,
): Queued<T>[] {
  const order = tasks
    .map((task) => ({ task, tier: tierOf(task, now), turn: 1, since: +(task.readyAt ?? task.createdAt) }))
    .sort(
      (a, b) =>
        b.tier - a.tier || a.task.rank - b.task.rank || a.since - b.since || (a.task.id < b.task.id ? -1 : 1),
    );
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.tier === order[start]?.tier) end += 1;
    for (let i = start; i < end; i += 1) {
      const item = order[i];
      if (item) item.turn = 1 - (i - start) / (end - start);
    }
    start = end;
  }
  return order;
}
