import { findCircle } from "./check-plan.ts";
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
  for (const { key, depends_on, line } of tasks) {
    const unknown = depends_on.find((name) => !byKey.has(name));
    if (unknown !== undefined)
      throw new PlanTextError(
        line,
        `“${key}” depends on “${unknown}”, which is no task here; there are ${[...byKey.keys()].join(", ")}`,
      );
  }
  const circle = findCircle(tasks);
  if (circle)
    throw new PlanTextError(
      byKey.get(circle[0] ?? "")?.line ?? 1,
      `the tasks wait for each other in a circle: ${circle.join(" → ")}`,
    );
}
