import { moveRun, type Run } from "#server/domain/run.ts";
import { isFinal } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { cancelTask } from "../tasks/cancel-task.ts";

/** Ends a run before its goal: every open task of it is canceled, its agents are told to stop. Refused once it is completed or aborted. */
export function abortRun(work: Work, { runId, reason }: { runId: string; reason: string }): Run {
  moveRun(work.get("run", runId), "aborted", work.now);
  for (const { id } of work.tasksOf(runId)) cancelWithDependents(work, runId, id, reason);
  const aborted = moveRun(work.get("run", runId), "aborted", work.now, {
    hold: null,
    ask: null,
    draft: null,
  });
  work.put("run", aborted);
  work.emit("run.aborted", { runId }, { reason });
  return aborted;
}

/** Those who wait for a task go first, so that none is told that it waits in vain. */
function cancelWithDependents(work: Work, runId: string, taskId: string, reason: string): void {
  for (const id of [...(work.state.dependents.get(taskId) ?? [])])
    if (work.task(id).runId === runId) cancelWithDependents(work, runId, id, reason);
  if (!isFinal(work.task(taskId).status))
    cancelTask(work, { taskId, reason: reason || "the run was aborted" });
}
