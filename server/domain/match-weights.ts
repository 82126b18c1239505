import { z } from "zod";

const weight = z.number().min(0).max(10);
/** How much each part of a match counts; only the ratios matter. Visible and editable per workspace. */
export const MatchWeights = z.object({
  skill: weight,
  record: weight,
  load: weight,
  speed: weight,
  cost: weight,
  continuity: weight,
});
export type MatchWeights = z.infer<typeof MatchWeights>;

export const defaultWeights: MatchWeights = {
  skill: 4,
  record: 2,
  load: 1,
  speed: 0.5,
  cost: 0.5,
  continuity: 1,
};
