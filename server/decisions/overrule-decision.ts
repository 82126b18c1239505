import { z } from "zod";
import type { Decision, Overruling } from "#server/domain/decision.ts";
import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";

export const OverruleDecision = z.object({
  decisionId: z.string().max(100),
  /** What a person chose instead, in a word or two. */
  choice: z.string().trim().min(1, "say what is to be done instead").max(200),
  /** Why: it is told to the coordinator with the next similar decision. */
  words: z.string().trim().max(2_000).default(""),
});
export type OverruleInput = z.infer<typeof OverruleDecision> & { by: string; byName: string };

/**
 * Puts on record that a person overruled a decision, what they chose and why; it is an example for the next similar
 * one. What the choice does is done by the verb for it (give to, review, retry …), by the same person. Refused twice.
 */
export function overruleDecision(
  work: Work,
  { decisionId, choice, words, by, byName }: OverruleInput,
): Decision {
  const decision = work.get("decision", decisionId);
  if (decision.overruled)
    throw new AppError("conflict", `This decision was overruled already, by ${decision.overruled.byName}.`);
  const overruled: Overruling = { by, byName, words, choice, at: work.now.toISOString() };
  const row = { ...decision, overruled };
  work.put("decision", row);
  const { taskId, runId, kind } = decision;
  work.emit("decision.overruled", { taskId, runId }, { decisionId, kind, words: words || choice });
  return row;
}
