import { cutText } from "#server/domain/cut-text.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/**
 * Says on every task that waits for this one (and on the one it was to review) why it waits in vain while this one is
 * failed or canceled, and takes it back when it is not.
 */
export function tellDependents(work: Work, task: Task): void {
  const over = task.status === "failed" || task.status === "canceled";
  tellReviewed(work, task);
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

/** A failed check leaves its verdict to a person, who must be told; a canceled one is asked for anew by itself. */
function tellReviewed(work: Work, task: Task): void {
  const reviewed = task.reviewOf ? work.find("task", task.reviewOf) : null;
  if (reviewed?.status !== "in-review") return;
  if (task.status === "failed") {
    const reason = `Its check by another agent failed: ${task.failure?.message ?? "no reason was given"}. Give the verdict yourself, or try “${task.title}” again.`;
    const gap = { reason: cutText(reason, 2_000), missing: [] };
    work.put("task", { ...reviewed, gap });
    work.emit("task.unmatched", { taskId: reviewed.id }, gap);
  } else if (reviewed.gap) {
    work.put("task", { ...reviewed, gap: null });
    work.emit("task.edited", { taskId: reviewed.id }, { fields: ["gap"] });
  }
}
