import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** Says on every task that waits for this one why it waits in vain while this one is failed or canceled, and takes it back when it is not. */
export function tellDependents(work: Work, task: Task): void {
  const over = task.status === "failed" || task.status === "canceled";
  for (const id of [...(work.state.dependents.get(task.id) ?? [])]) {
    const other = work.task(id);
    if (other.status !== "waiting" || (!over && !other.gap)) continue;
    if (!over) {
      work.put("task", { ...other, gap: null });
      work.emit("task.edited", { taskId: id }, { fields: ["gap"] });
      continue;
    }
    const cure = task.status === "failed" ? "Try it again" : "Cancel this one";
    const reason = `It waits for “${task.title}”, which is ${task.status}. ${cure}, or make a new task without it.`;
    work.put("task", { ...other, gap: { reason, missing: [] } });
    work.emit("task.unmatched", { taskId: id }, { reason, missing: [] });
  }
}
