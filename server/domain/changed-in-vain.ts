import { diffPlan } from "./diff-plan.ts";
import type { OperationsPlan } from "./plan.ts";

/** What an amendment asks of tasks that are done, and in vain, since what is done stays; `only`: it asks nothing else. */
export type InVain = { keys: string[]; only: boolean };

const judging = ["success_criteria", "validation_steps"];

/** Finds the tasks an amendment changes or leaves out although they are done. */
export function changedInVain(
  before: OperationsPlan,
  after: OperationsPlan,
  done: ReadonlySet<string>,
): InVain {
  const { added, changed, removed, fields } = diffPlan(before, after);
  const touched = [...changed.map(({ key }) => key), ...removed];
  const keys = touched.filter((key) => done.has(key));
  const others = added.length + touched.length - keys.length;
  return { keys, only: keys.length > 0 && others === 0 && !fields.some((field) => judging.includes(field)) };
}
