import { moveAttempt, proven } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { AppError } from "#server/domain/errors.ts";
import { moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { aboutAttempt, sendEnvelope } from "../deliveries/send-envelope.ts";

export type AnswerInput = { taskId: string; answer: string; from: string };

/** Answers the question a task waits on; its agent gets the words and its clocks start anew. Refused when nothing is asked. */
export function answerTask(work: Work, { taskId, answer, from }: AnswerInput): Task {
  const task = work.task(taskId);
  const attempt = task.attemptId ? work.get("attempt", task.attemptId) : null;
  if (task.status !== "input-required" || !attempt)
    throw new AppError("conflict", `“${task.title}” asks nothing at present.`);
  const working = moveTask(task, "working", work.now, { question: null });
  work.put("task", working);
  work.put(
    "attempt",
    proven(moveAttempt(attempt, "working", work.now), work.now, "its question was answered"),
  );
  work.put("message", {
    id: work.id("ms"),
    workspaceId: work.workspace.id,
    threadId: task.threadId,
    authorId: work.actor.id,
    body: answer,
    mentions: [attempt.agentId],
    links: [],
    decisionId: null,
    at: work.now,
  });
  const agent = work.get("agent", attempt.agentId);
  const about = { taskId, attemptId: attempt.id };
  sendEnvelope(
    work,
    agent,
    "task.message",
    { ...aboutAttempt(task, attempt), message: { from, body: answer } },
    about,
  );
  work.emit("task.answered", { taskId, agentId: agent.id }, { answer: cutText(answer, 400) });
  return working;
}
