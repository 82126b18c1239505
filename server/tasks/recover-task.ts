import { cutText } from "#server/domain/cut-text.ts";
import { AppError } from "#server/domain/errors.ts";
import type { RecoveryAction } from "#server/domain/proposals.ts";
import { noRecovery } from "#server/domain/recovery-ladder.ts";
import { moveTask, type Recovery, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { splitTask, type TaskPart } from "./split-task.ts";
import { tellDependents } from "./tell-dependents.ts";

export type RecoverInput = {
  taskId: string;
  action: RecoveryAction;
  reason: string;
  /** What the next agent is told, or a person asked. */
  words: string;
  parts: TaskPart[];
  decisionId: string | null;
};

/**
 * Carries out what was decided about a failed task: another try by the same agent, by another, in parts, a question to a
 * person, or giving it up. Refused when it has not failed.
 */
export function recoverTask(work: Work, input: RecoverInput): Task {
  const task = work.task(input.taskId);
  if (task.status !== "failed")
    throw new AppError("conflict", `“${task.title}” is ${task.status}, not failed.`);
  const { action, reason, decisionId } = input;
  const old = task.recovery ?? noRecovery;
  const step = { action, reason: cutText(reason, 400), decisionId, at: work.now.toISOString() };
  const recovery: Recovery = {
    ...old,
    tries: old.tries + 1,
    steps: [...old.steps, step].slice(-20),
    closed: action === "ask" || action === "give_up",
  };
  work.emit("task.recovered", { taskId: task.id }, { action, reason: step.reason, decisionId });
  const next = { ...task, recovery };
  if (action === "split") return splitTask(work, next, input);
  if (action === "ask" || action === "give_up") return close(work, next, input);
  const last = task.attemptId ? work.find("attempt", task.attemptId) : null;
  const excluded = task.excluded.filter((one) => one.agentId !== last?.agentId);
  if (action === "reassign" && last)
    excluded.push({ agentId: last.agentId, reason: cutText(reason, 200), until: null });
  const ready = moveTask(next, "ready", work.now, {
    failure: null,
    strikes: 0,
    excluded,
    readyAt: work.now,
    instructions: withAdvice(task.instructions, input.words),
  });
  work.put("task", ready);
  work.emit("task.retried", { taskId: task.id }, { reason: step.reason });
  tellDependents(work, ready);
  return ready;
}

function close(work: Work, task: Task, { action, words, reason }: RecoverInput): Task {
  const code = action === "ask" ? "needs_person" : "given_up";
  const message = cutText(action === "ask" ? words || reason : `given up: ${reason}`, 2_000);
  const closed: Task = { ...task, failure: { code, message }, updatedAt: work.now };
  work.put("task", closed);
  work.emit("task.failed", { taskId: task.id }, { code, message });
  return closed;
}

const heading = "\n\nAdvice after the attempts before this one:\n";
/** Puts advice under the instructions; a later one replaces it, so that they do not grow with every try. */
function withAdvice(instructions: string, words: string): string {
  const [original = ""] = instructions.split(heading);
  return words.trim() === "" ? original : `${original}${heading}${cutText(words.trim(), 2_000)}`;
}
