import { moveTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** Readies every waiting task whose last open dependency was this one. */
export function readyDependents(work: Work, taskId: string): void {
  for (const id of [...(work.state.dependents.get(taskId) ?? [])]) {
    const task = work.task(id);
    if (
      task.status !== "waiting" ||
      !task.dependsOn.every((other) => work.task(other).status === "completed")
    )
      continue;
    work.put("task", moveTask(task, "ready", work.now, { readyAt: work.now, gap: null }));
    work.emit("task.readied", { taskId: id }, { reason: "everything it depends on is completed" });
  }
}
