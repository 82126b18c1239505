import { isOpen } from "#server/domain/attempt.ts";
import type { Task } from "#server/domain/task.ts";
import { wordEdit } from "#server/domain/word-edit.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEdit } from "../deliveries/send-envelope.ts";

/** Tells the agent that holds a task what was edited of it, when that is anything it works by. */
export function tellHolder(work: Work, before: Task, after: Task, by: string): void {
  const attempt = after.attemptId ? work.find("attempt", after.attemptId) : null;
  if (!attempt || !isOpen(attempt.status)) return;
  const changes = wordEdit(before, after);
  const agent = work.find("agent", attempt.agentId);
  if (agent && changes.length > 0)
    sendEdit(work, agent, { by, changes }, { taskId: after.id, attemptId: attempt.id });
}
