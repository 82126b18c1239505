import { AppError } from "#server/domain/errors.ts";
import type { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { seeAgent } from "./see-agent.ts";

/** Lets an agent add a task, where the workspace's policy allows it. */
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
  const [created] = createTasks(work, { tasks: [task], createdById: agent.memberId });
  if (!created) throw new Error("a batch of one made nothing");
  return { id: created.id, status: work.task(created.id).status };
}
