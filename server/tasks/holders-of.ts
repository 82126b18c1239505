import type { AgentId, TaskId } from "#server/domain/ids.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** Who worked on what these tasks review or build on: the holder of the last attempt, and those it was taken from. */
export function holdersOf(work: Work, tasks: readonly Task[]): Map<TaskId, AgentId[]> {
  const holders = new Map<TaskId, AgentId[]>();
  for (const { reviewOf, dependsOn } of tasks) {
    for (const id of reviewOf ? [reviewOf, ...dependsOn] : dependsOn) {
      if (holders.has(id)) continue;
      const other = work.find("task", id);
      const last = other?.attemptId ? work.find("attempt", other.attemptId)?.agentId : undefined;
      const earlier = other?.excluded.map((one) => one.agentId) ?? [];
      holders.set(id, last ? [last, ...earlier] : earlier);
    }
  }
  return holders;
}
