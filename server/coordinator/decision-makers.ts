import type { DecisionKind } from "#server/domain/proposals.ts";
import { assignMaker } from "./decide/assign.ts";
import { consolidateMaker } from "./decide/consolidate.ts";
import { converseMaker } from "./decide/converse.ts";
import { planMaker } from "./decide/plan.ts";
import { recoverMaker } from "./decide/recover.ts";
import { reviewMaker } from "./decide/review.ts";
import type { DecisionMaker } from "./decision-maker.ts";

/** How each kind of decision is made. */
export const makers: { [K in DecisionKind]: DecisionMaker<K> } = {
  plan: planMaker,
  assign: assignMaker,
  review: reviewMaker,
  recover: recoverMaker,
  converse: converseMaker,
  consolidate: consolidateMaker,
};
