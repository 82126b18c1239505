import { AppError } from "#server/domain/errors.ts";
import type { RunId } from "#server/domain/ids.ts";
import type { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { seeAgent } from "./see-agent.ts";

/**
 * Lets an agent add a task, where the workspace's policy allows it. It belongs to the run of the task it waits for, or
 * else of the one the agent works on now, so that what a run needs is paid from its budget and ends with it.
 */
export function proposeTasks(
  work: Work,
  { agentId, task }: { agentId: string; task: NewTask },
): { id: string; status: string } {
  const agent = seeAgent(work, agentId);
  if (agent.status !== "active")
    throw new AppError(
      "forbidden",
      `Only active agents may propose tasks; you are ${agent.status.replace("_", " ")}.`,
    );
  if (work.workspace.settings.agentTasks === "refuse")
    throw new AppError("forbidden", "Agents may not add tasks in this workspace.");
  const [created] = createTasks(work, {
    tasks: [task],
    createdById: agent.memberId,
    runId: runOf(work, agentId, task),
  });
  if (!created) throw new Error("a batch of one made nothing");
  return { id: created.id, status: work.task(created.id).status };
}

function runOf(work: Work, agentId: string, task: NewTask): RunId | null {
  for (const id of task.depends_on) {
    const runId = id.startsWith("tk_") ? work.find("task", id)?.runId : null;
    if (runId && isOpenRun(work, runId)) return runId;
  }
  // With work of several runs in hand it cannot be known for which of them it asks.
  const runs = new Set(
    [...work.state.openAttempts]
      .map((id) => work.get("attempt", id))
      .filter((attempt) => attempt.agentId === agentId)
      .map((attempt) => work.task(attempt.taskId).runId),
  );
  const [only = null] = runs;
  return runs.size === 1 && only && isOpenRun(work, only) ? only : null;
}

const isOpenRun = (work: Work, runId: string): boolean =>
  ["running", "paused"].includes(work.find("run", runId)?.status ?? "");
