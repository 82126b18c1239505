import { cutText } from "#server/domain/cut-text.ts";
import { blankDecision, type Decision } from "#server/domain/decision.ts";
import type { DecisionId } from "#server/domain/ids.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import type { Work } from "#server/queue/work.ts";

export type NewDecision = Partial<Decision> & { kind: DecisionKind; by: string; reason: string };

/** Puts a decision on record, with the fact in the log; `id` may be given when others refer to it already. */
export function recordDecision(work: Work, decision: NewDecision): DecisionId {
  const row: Decision = {
    ...blankDecision,
    ...decision,
    id: decision.id ?? work.id("de"),
    workspaceId: work.workspace.id,
    at: work.now,
  };
  work.put("decision", row);
  const { id: decisionId, kind, by, taskId, runId } = row;
  work.emit("decision.made", { taskId, runId }, { decisionId, kind, by, reason: cutText(row.reason, 400) });
  return row.id;
}
