import { isOpen } from "#server/domain/attempt.ts";
import { blankDecision } from "#server/domain/decision.ts";
import { AppError } from "#server/domain/errors.ts";
import { moveTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { releaseAttempt } from "../attempts/release-attempt.ts";
import { offerTask } from "./offer-task.ts";
import { tellDependents } from "./tell-dependents.ts";

export type AssignInput = { taskId: string; agentId: string; by: string };

/**
 * Gives a task to one agent by hand; a present holder is superseded. A person may overrule skills and load,
 * but not hand work to an agent that cannot be reached, nor one that still waits for other tasks.
 */
export function assignTask(work: Work, { taskId, agentId, by }: AssignInput): { attemptId: string } {
  const agent = work.get("agent", agentId);
  if (agent.status !== "active")
    throw new AppError("conflict", `${agent.name} is ${agent.status.replace("_", " ")} and takes no work.`);
  let task = work.task(taskId);
  const current = task.attemptId ? work.get("attempt", task.attemptId) : null;
  if (current && isOpen(current.status)) {
    if (current.agentId === agentId)
      throw new AppError("conflict", `${agent.name} already holds “${task.title}”.`);
    task = releaseAttempt(work, task, current, {
      status: "superseded",
      message: `given to ${agent.name} by ${by}`,
      exclude: null,
    });
  }
  if (task.status === "failed") {
    task = moveTask(task, "ready", work.now, { failure: null, strikes: 0, readyAt: work.now });
    work.put("task", task);
    work.emit("task.retried", { taskId }, { reason: `given to ${agent.name} by hand` });
    tellDependents(work, task);
  }
  if (task.status !== "ready")
    throw new AppError("conflict", `“${task.title}” is ${task.status} and cannot be given to anyone now.`);
  const reason = `given by ${by}`;
  const decisionId = work.id("de");
  work.put("decision", {
    ...blankDecision,
    id: decisionId,
    workspaceId: work.workspace.id,
    taskId: task.id,
    runId: task.runId,
    kind: "assign",
    by: work.actor.kind,
    chosen: agentId,
    reason,
    at: work.now,
  });
  const allowed = { ...task, excluded: task.excluded.filter((other) => other.agentId !== agentId) };
  return { attemptId: offerTask(work, { task: allowed, agent, reason, decisionId }).id };
}
