import { noRecovery } from "#server/domain/recovery-ladder.ts";
import { isFinal, type Task } from "#server/domain/task.ts";
import type { State } from "#server/queue/state.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../decisions/record-decision.ts";

const step = "deadline";
const said = "Its deadline passed at ";
/** Is a deadline that has passed what is said on a task? */
export const isPastDeadline = (gap: Task["gap"]): boolean => gap?.reason.startsWith(said) ?? false;

/** Open tasks whose deadline has passed and was not told of yet; a later deadline may pass once more. */
export const overdue = (state: State, now: Date): Task[] =>
  [...state.maps.task.values()].filter(
    ({ deadlineAt, status, recovery }) =>
      deadlineAt !== null &&
      deadlineAt <= now &&
      !isFinal(status) &&
      !recovery?.steps.some(({ action, reason }) => action === step && reason === deadlineAt.toISOString()),
  );

/**
 * Says once that a task's deadline has passed, and asks a person what now: nobody else may move a date. Work under way
 * goes on, since a late result may be better than none.
 */
export function passDeadlines(work: Work, _input: null): { passed: number } {
  if (work.workspace.pausedAt) return { passed: 0 };
  const tasks = overdue(work.state, work.now);
  for (const { id } of tasks) {
    const task = work.task(id);
    const deadlineAt = task.deadlineAt?.toISOString() ?? "";
    const reason = `${said}${deadlineAt}: give it a later one, or cancel it.`;
    const decisionId = recordDecision(work, {
      kind: "recover",
      by: "rules",
      taskId: task.id,
      runId: task.runId,
      chosen: "ask",
      candidates: ["ask"],
      reason: `${reason} Only a person may move a date; the work goes on meanwhile.`,
    });
    const recovery = task.recovery ?? noRecovery;
    const steps = [
      ...recovery.steps,
      { action: step, reason: deadlineAt, decisionId, at: work.now.toISOString() },
    ];
    work.put("task", {
      ...task,
      gap: { reason, missing: [] },
      recovery: { ...recovery, steps: steps.slice(-20) },
    });
    work.emit("task.deadline_passed", { taskId: task.id }, { deadlineAt });
  }
  return { passed: tasks.length };
}
