import type { Priority, Task } from "./task.ts";

const classOf: Record<Priority, number> = { urgent: 3, high: 2, normal: 1, low: 0 };
/** A task that is ready for this long rises by one priority class, without end: so nothing starves. */
const agingMs = 3_600_000;

/**
 * The tier of a task: its priority class (low 0 … urgent 3) plus one for every full hour since it became ready.
 * A higher tier is always served before a lower one. Whatever can stay ahead of a task for ever must have become
 * ready less than (3 − class) hours after it, and that is a finite number of tasks.
 */
export function tierOf(task: Pick<Task, "priority" | "readyAt" | "createdAt">, now: Date): number {
  const waited = Math.max(0, +now - +(task.readyAt ?? task.createdAt));
  return classOf[task.priority] + Math.floor(waited / agingMs);
}

type Urgency = Pick<Task, "id" | "priority" | "rank" | "readyAt" | "createdAt">;
/** The order of serving at a moment: tier, then rank (what people set by hand), then the longest wait, then id. */
export const byUrgency =
  (now: Date) =>
  (a: Urgency, b: Urgency): number =>
    tierOf(b, now) - tierOf(a, now) || byTurn(a, b);

/** The order of serving within a tier. */
const byTurn = (a: Urgency, b: Urgency): number =>
  a.rank - b.rank ||
  +(a.readyAt ?? a.createdAt) - +(b.readyAt ?? b.createdAt) ||
  (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

/** `turn` is 1 for the first of its tier and falls to just above 0 for the last. */
export type Queued<T> = { task: T; tier: number; turn: number };

/** Puts tasks in the order of serving. */
export function queue<T extends Urgency>(tasks: readonly T[], now: Date): Queued<T>[] {
  const order = tasks
    .map((task) => ({ task, tier: tierOf(task, now) }))
    .sort((a, b) => b.tier - a.tier || byTurn(a.task, b.task));
  const sizes = new Map<number, number>();
  for (const { tier } of order) sizes.set(tier, (sizes.get(tier) ?? 0) + 1);
  const seen = new Map<number, number>();
  return order.map(({ task, tier }) => {
    const before = seen.get(tier) ?? 0;
    seen.set(tier, before + 1);
    return { task, tier, turn: 1 - before / (sizes.get(tier) ?? 1) };
  });
}
