import type { MatchAgent } from "#server/domain/match.ts";
import type { Work } from "#server/queue/work.ts";

/** Every agent of the workspace with the places it has taken: what matching chooses from. */
export function agentsWithLoad(work: Work): MatchAgent[] {
  return [...work.state.maps.agent.values()].map((agent) => ({ agent, load: work.state.loadOf(agent.id) }));
}
