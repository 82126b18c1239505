import type { RecoveryAction } from "#server/domain/proposals.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../../decisions/record-decision.ts";
import { recoverTask } from "../../tasks/recover-task.ts";
import { dueDecisions } from "../due-decisions.ts";

export type RuleInput = { taskId: string; action: RecoveryAction; reason: string; why: string; key: string };

/** Carries out what the rules decide about a failed task, on record; nothing when it is not owed any more. */
export function recoverByRules(work: Work, { taskId, action, reason, why, key }: RuleInput): void {
  if (!dueDecisions(work.state, work.now).some((one) => one.key === key)) return;
  const { id, runId } = work.task(taskId);
  const decisionId = work.id("de");
  recoverTask(work, { taskId, action, reason, words: reason, parts: [], decisionId });
  recordDecision(work, {
    id: decisionId,
    kind: "recover",
    by: "rules",
    taskId: id,
    runId,
    chosen: action,
    reason: `${reason} (${why})`,
  });
}
