import type { Decision } from "#server/domain/decision.ts";

/** What kind of choice a decision was, in words. */
export const decisionWords: Record<Decision["kind"], string> = {
  plan: "Plan",
  assign: "Assignment",
  review: "Review",
  recover: "Recovery",
  converse: "Conversation",
  consolidate: "Result",
};
