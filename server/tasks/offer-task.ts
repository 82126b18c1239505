import type { Agent } from "#server/domain/agent.ts";
import { isPush } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import { type Clocks, pullClocks, pushClocks, resolveClocks } from "#server/domain/clocks.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";
import { assignmentOf } from "./assignment-of.ts";

export type Offer = { task: Task; agent: Agent; reason: string; decisionId: string };

/** Gives a ready task to one agent: a new attempt with its own number and clocks, and the envelope that tells it. */
export function offerTask(work: Work, { task, agent, reason, decisionId }: Offer): Attempt {
  const clocks = clocksFor(work, task, agent);
  const number = task.attemptNumber + 1;
  const attempt: Attempt = {
    id: work.id("at"),
    workspaceId: work.workspace.id,
    taskId: task.id,
    agentId: agent.id,
    number,
    status: "offered",
    clocks,
    reason,
    decisionId,
    offeredAt: work.now,
    deliveredAt: null,
    acceptedAt: null,
    acceptBy: work.after(clocks.accept_seconds),
    leaseUntil: work.after(clocks.accept_seconds + clocks.lease_seconds),
    heardAt: null,
    evidenceAt: work.now,
    evidence: null,
    quietAt: null,
    suspectAt: null,
    percent: null,
    note: null,
    externalId: null,
    changes: 0,
    usage: null,
    summary: null,
    end: null,
    endedAt: null,
  };
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
    { attemptId: attempt.id, number, agentId: agent.id, reason, decisionId },
  );
  const about = { taskId: task.id, attemptId: attempt.id };
  sendEnvelope(work, agent, "task.assigned", assignmentOf(work.baseUrl, assigned, attempt), about);
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
