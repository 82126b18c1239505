import type { CoordinatorSettings } from "./coordinator-settings.ts";
import { type RecoveryAction, recoveryActions } from "./proposals.ts";
import type { Recovery, Task } from "./task.ts";

/** Failures whose cause passes: the same agent may try again. */
const passing = new Set(["busy", "timeout", "unavailable", "rate_limited", "network", "transient"]);

export const noRecovery: Recovery = { closed: false, tries: 0, steps: [], marks: [] };

/** A task of which the result `mark` came once more and was not taken. */
export const marked = (task: Task, mark: string): Task => {
  const recovery = task.recovery ?? noRecovery;
  return { ...task, recovery: { ...recovery, marks: [...recovery.marks, mark].slice(-20) } };
};

/**
 * What may still be done about a failed task: nothing but asking or giving up once its decisions are used up, no split
 * beyond the allowed depth, and no mere repetition once the same result came again and again.
 */
export function recoveryChoices(task: Task, settings: CoordinatorSettings): RecoveryAction[] {
  const tries = task.recovery?.tries ?? 0;
  if (tries >= settings.maxRecoveries) return ["ask", "give_up"];
  return recoveryActions.filter((action) => {
    if (action === "split") return task.depth < settings.maxDepth;
    if (action === "retry") return !isLoop(task, settings);
    return true;
  });
}

/** Has the same result come as often as counts as a loop? */
export function isLoop(task: Pick<Task, "recovery">, settings: CoordinatorSettings): boolean {
  const marks = task.recovery?.marks ?? [];
  const last = marks.at(-1);
  return last !== undefined && marks.filter((mark) => mark === last).length >= settings.sameAgain;
}

/**
 * What the rules do about a failed task: rung by rung, another try where the cause passes, another agent, then a person.
 * While a model is only away, the rung after the plain ones waits for it, but not for longer than a rung may take.
 */
export function ruleOfRecovery(
  task: Task,
  settings: CoordinatorSettings,
  now: Date,
  away: boolean,
): { action: RecoveryAction | "wait"; reason: string } {
  const may = recoveryChoices(task, settings);
  const tries = task.recovery?.tries ?? 0;
  const message = task.failure?.message ?? "it failed";
  // What comes after the first paragraph is who could do it now: each try would quote the one before.
  const cause = message.split("\n\n")[0] ?? message;
  if (tries === 0 && may.includes("retry") && [...passing].some((one) => message.includes(`${one}:`)))
    return { action: "retry", reason: `the cause may have passed: ${cause}` };
  if (tries === 0 && may.includes("reassign"))
    return { action: "reassign", reason: `another agent may do better: ${cause}` };
  if (away && +now - +task.updatedAt < settings.rungSeconds * 1000)
    return { action: "wait", reason: "the model may find a better way" };
  return { action: "ask", reason: `Only a person can help now: ${cause}` };
}
