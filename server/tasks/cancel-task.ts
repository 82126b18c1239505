import { isOpen, moveAttempt } from "#server/domain/attempt.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { aboutAttempt, sendEnvelope, withdrawEnvelopes } from "../deliveries/send-envelope.ts";
import { tellDependents } from "./tell-dependents.ts";

export type CancelInput = { taskId: string; reason: string };

/** Cancels a task and its running attempt; its agent is told. Refused once it is completed or canceled. */
export function cancelTask(work: Work, { taskId, reason }: CancelInput): Task {
  const task = work.task(taskId);
  const canceled = moveTask(task, "canceled", work.now, { completedAt: work.now, gap: null, question: null });
  work.put("task", canceled);
  const attempt = task.attemptId ? work.get("attempt", task.attemptId) : null;
  if (attempt && isOpen(attempt.status)) {
    const evidence = { evidence: attempt.evidence, evidenceAt: attempt.evidenceAt.toISOString() };
    const end = { clock: null, settingSeconds: null, message: reason, ...evidence };
    work.put("attempt", moveAttempt(attempt, "canceled", work.now, { end }));
    withdrawEnvelopes(work, attempt.agentId, attempt.id);
    const agent = work.find("agent", attempt.agentId);
    const about = { taskId, attemptId: attempt.id };
    if (agent) sendEnvelope(work, agent, "task.canceled", { ...aboutAttempt(task, attempt), reason }, about);
  }
  work.emit("task.canceled", { taskId, agentId: attempt?.agentId ?? null }, { reason });
  tellDependents(work, canceled);
  return canceled;
}
