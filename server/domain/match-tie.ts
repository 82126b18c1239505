import type { AgentId } from "./ids.ts";
import type { Candidate } from "./match-candidate.ts";

/** Scores this near say that the rules see no difference worth the name. */
const tieMargin = 0.01;

/** The eligible candidates within a small margin of the best of them; none when the best stands alone. */
export function tiesOf(candidates: readonly Candidate[], margin = tieMargin): AgentId[] {
  const eligible = candidates.filter((one) => one.eligible);
  const best = Math.max(...eligible.map(({ score }) => score));
  const near = eligible.filter(({ score }) => score >= best - margin).sort((a, b) => b.score - a.score);
  return near.length > 1 ? near.map(({ agentId }) => agentId) : [];
}
