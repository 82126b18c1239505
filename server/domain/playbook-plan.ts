import { planOfText } from "./parse-plan.ts";
import type { Playbook } from "./parse-playbook.ts";
import type { OperationsPlan } from "./plan.ts";

/** A filled playbook as a plan: what its tasks attach are the run's files of the names that were given. */
export function playbookPlan(playbook: Playbook, values: Record<string, string>): OperationsPlan {
  const tasks = playbook.tasks.map((task) => {
    const named = task.attachments.flatMap((name) => values[name]?.trim() || []);
    return named.length > 0 ? { ...task, files: [...(task.files ?? []), ...named] } : task;
  });
  return planOfText({ ...playbook, tasks });
}
