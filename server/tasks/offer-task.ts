import type { Agent } from "#server/domain/agent.ts";
import { isPush } from "#server/domain/agent.ts";
import { type Attempt, factsOf, offeredAttempt } from "#server/domain/attempt.ts";
import { type Clocks, pullClocks, pushClocks, resolveClocks } from "#server/domain/clocks.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { sendAssignment } from "../deliveries/send-envelope.ts";
import { countDispatch } from "../runs/count-dispatch.ts";

export type Offer = { task: Task; agent: Agent; reason: string; decisionId: string };

/** Gives a ready task to one agent: a new attempt with its own number and clocks, and the envelope that tells it. Refused when its run is held or has no budget left. */
export function offerTask(work: Work, { task, agent, reason, decisionId }: Offer): Attempt {
  countDispatch(work, task);
  const number = task.attemptNumber + 1;
  const attempt = offeredAttempt(
    {
      id: work.id("at"),
      workspaceId: work.workspace.id,
      taskId: task.id,
      agentId: agent.id,
      number,
      clocks: clocksFor(work, task, agent),
      reason,
      decisionId,
    },
    work.now,
  );
  const assigned = moveTask(task, "assigned", work.now, {
    attemptNumber: number,
    attemptId: attempt.id,
    gap: null,
  });
  work.put("task", assigned);
  work.put("attempt", attempt);
  work.emit(
    "task.assigned",
    { taskId: task.id, agentId: agent.id },
    { ...factsOf(attempt), reason, decisionId },
  );
  sendAssignment(work, agent, { taskId: task.id, attemptId: attempt.id });
  return attempt;
}

/** The attempt's clocks: the delivery mode's defaults, then workspace, agent, skill and task, the last one strongest. */
function clocksFor(work: Work, task: Task, agent: Agent): Clocks {
  const { clocks, skillClocks } = work.workspace.settings;
  const base = isPush(agent) ? pushClocks : pullClocks(agent.pollSeconds);
  return resolveClocks(
    base,
    clocks,
    agent.clocks,
    ...task.skills.map((skill) => skillClocks[skill]),
    task.clocks,
  );
}
