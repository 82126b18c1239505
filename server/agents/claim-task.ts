import type { Attempt } from "#server/domain/attempt.ts";
import { AppError } from "#server/domain/errors.ts";
import { candidatesFor } from "#server/domain/match.ts";
import type { Work } from "#server/queue/work.ts";
import { engageAttempt } from "../attempts/engage-attempt.ts";
import { withdrawEnvelopes } from "../deliveries/send-envelope.ts";
import { holdersOf } from "../tasks/holders-of.ts";
import { offerTask } from "../tasks/offer-task.ts";
import { seeAgent } from "./see-agent.ts";

/** Lets an agent take a ready task by itself, when the rules of matching would let it have it. Refused as `task_taken` when another holds it. */
export function claimTask(work: Work, { agentId, taskId }: { agentId: string; taskId: string }): Attempt {
  const agent = seeAgent(work, agentId);
  const task = work.task(taskId);
  const holder = task.attemptId ? work.get("attempt", task.attemptId) : null;
  if (holder && holder.agentId === agentId && task.status === "assigned") {
    withdrawEnvelopes(work, agentId, holder.id);
    return engageAttempt(work, { attempt: holder, task, stale: false }, null).attempt;
  }
  if (task.status !== "ready")
    throw new AppError("task_taken", `“${task.title}” is ${task.status}.`, { task_status: task.status });
  const load = work.state.loadOf(agentId);
  const [candidate] = candidatesFor(
    task,
    [{ agent, load }],
    work.workspace.settings.weights,
    work.now,
    holdersOf(work, [task]),
  );
  const frozen = work.frozen(task);
  if (frozen || !candidate?.eligible)
    throw new AppError(
      "forbidden",
      frozen
        ? `The ${frozen} is paused.`
        : `You cannot have this task: ${agent.name} ${candidate?.why ?? "does not fit"}.`,
    );
  const attempt = offerTask(work, {
    task,
    agent,
    reason: "claimed by the agent itself",
    decisionId: work.id("de"),
  });
  withdrawEnvelopes(work, agentId, attempt.id);
  return engageAttempt(work, { attempt, task: work.task(taskId), stale: false }, null).attempt;
}
