import type { ReviewKind, Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../decisions/record-decision.ts";

export type RouteInput = { taskId: string; to: Extract<ReviewKind, "peer" | "person">; why: string };

/** Hands a review that was meant for the model to another agent or a person, and says why. Nothing when it is over. */
export function routeReview(work: Work, { taskId, to, why }: RouteInput): Task {
  const task = work.task(taskId);
  if (task.status !== "in-review" || task.review !== "model") return task;
  const routed: Task = { ...task, review: to, updatedAt: work.now };
  work.put("task", routed);
  work.emit("task.edited", { taskId }, { fields: ["review"] });
  recordDecision(work, {
    kind: "review",
    by: "rules",
    taskId: task.id,
    runId: task.runId,
    chosen: to,
    candidates: ["peer", "person"],
    reason: `${to === "peer" ? "another agent" : "a person"} judges it, since the model cannot: ${why}`,
  });
  return routed;
}
