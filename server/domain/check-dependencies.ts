import { PlanTextError } from "./plan-text-error.ts";

type Node = { key: string; depends_on: string[]; line: number };

/** Refuses keys used twice, dependencies on unknown tasks and circles, each with the line of the task's heading. */
export function checkDependencies(tasks: Node[]): void {
  const byKey = new Map<string, Node>();
  for (const task of tasks) {
    const first = byKey.get(task.key);
    if (first)
      throw new PlanTextError(task.line, `the key “${task.key}” is already used in line ${first.line}`);
    byKey.set(task.key, task);
  }
  const done = new Set<string>();
  const visit = (task: Node, path: string[]): void => {
    if (path.includes(task.key))
      throw new PlanTextError(
        task.line,
        `the tasks wait for each other in a circle: ${[...path.slice(path.indexOf(task.key)), task.key].join(" → ")}`,
      );
    if (done.has(task.key)) return;
    for (const key of task.depends_on) {
      const next = byKey.get(key);
      if (!next)
        throw new PlanTextError(
          task.line,
          `“${task.key}” depends on “${key}”, which is no task here; there are ${[...byKey.keys()].join(", ")}`,
        );
      visit(next, [...path, task.key]);
    }
    done.add(task.key);
  };
  for (const task of tasks) visit(task, []);
}
