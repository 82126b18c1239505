import { byUrgency } from "#server/domain/match-urgency.ts";
import type { Task } from "#server/domain/task.ts";

/** Tasks that ask the same of an agent; `head` are the most urgent of them. */
export type ReadyGroup = { head: Task[]; all: Task[] };

/**
 * Groups ready tasks by what they ask for and cuts each group to its `most` most urgent. With `most` not below the
 * free places the most urgent that can be served are always among them; only the fine choice by wording between
 * tasks of one urgency is made among fewer.
 */
export function readyGroups(tasks: readonly Task[], most: number, now: Date): ReadyGroup[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const own = task.excluded.length > 0 || task.reviewOf !== null;
    const key = own ? task.id : `${task.skills.join("\u0000")}\u0001${task.tools.join("\u0000")}`;
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return [...groups.values()].map((all) => ({
    all,
    head: all.length > most ? first(all, most, byUrgency(now)) : all,
  }));
}

/** The first `most` in the given order, without sorting the rest. */
function first(tasks: readonly Task[], most: number, order: (a: Task, b: Task) => number): Task[] {
  const head: Task[] = [];
  for (const task of tasks) {
    const last = head.at(-1);
    if (head.length === most && last && order(task, last) > 0) continue;
    let at = head.length;
    while (at > 0 && order(task, head[at - 1] ?? task) < 0) at--;
    head.splice(at, 0, task);
    if (head.length > most) head.pop();
  }
  return head;
}
