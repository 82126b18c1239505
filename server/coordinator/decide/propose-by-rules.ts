import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../../decisions/record-decision.ts";
import { type ProposePlanInput, proposePlan } from "../../runs/propose-plan.ts";

/** Proposes what the rules made of a goal, as a decision on record; nothing when the question was answered meanwhile. */
export function proposeByRules(work: Work, input: ProposePlanInput): void {
  const run = work.get("run", input.runId);
  if (run.ask?.number !== input.askNumber) return;
  const decisionId = recordDecision(work, {
    kind: "plan",
    by: "rules",
    runId: run.id,
    chosen: input.plan.title,
    reason: input.words,
  });
  proposePlan(work, { ...input, decisionId });
}
