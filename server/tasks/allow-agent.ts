import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** Lets an agent that was excluded from a task be considered for it again. */
export function allowAgent(work: Work, { taskId, agentId }: { taskId: string; agentId: string }): Task {
  const task = work.task(taskId);
  const allowed = {
    ...task,
    excluded: task.excluded.filter((other) => other.agentId !== agentId),
    updatedAt: work.now,
  };
  if (allowed.excluded.length === task.excluded.length) return task;
  work.put("task", allowed);
  work.emit("task.edited", { taskId }, { fields: ["excluded"] });
  return allowed;
}
