import { canonicalJson } from "./event.ts";
import type { OperationsPlan, PlanTask } from "./plan.ts";

/** What an amendment changes; tasks are told apart by their keys. `fields` are what it changes of the plan itself. */
export type PlanDiff = {
  added: string[];
  changed: { key: string; fields: string[] }[];
  removed: string[];
  fields: string[];
};

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function fieldsOf<T extends object>(before: T, after: T, left: readonly string[]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !left.includes(name) && !same(Reflect.get(before, name), Reflect.get(after, name)),
  );
}

/** Compares two versions of a plan. */
export function diffPlan(before: OperationsPlan, after: OperationsPlan): PlanDiff {
  const old = new Map(before.tasks.map((task): [string, PlanTask] => [task.key, task]));
  const kept = new Set(after.tasks.map((task) => task.key));
  return {
    added: after.tasks.flatMap(({ key }) => (old.has(key) ? [] : key)),
    changed: after.tasks.flatMap((task) => {
      const earlier = old.get(task.key);
      const fields = earlier ? fieldsOf(earlier, task, ["key"]) : [];
      return fields.length > 0 ? { key: task.key, fields } : [];
    }),
    removed: before.tasks.flatMap(({ key }) => (kept.has(key) ? [] : key)),
    fields: fieldsOf(before, after, ["tasks"]),
  };
}
