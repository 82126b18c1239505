import type { AgentId } from "./ids.ts";
import { type Closeness, closenessTo } from "./match-closeness.ts";
import { type Group, groupOf } from "./match-group.ts";
import { recordsByKey } from "./match-record.ts";
import { type MatchAgent, type Refusal, stateRefusal } from "./match-refusal.ts";
import type { TaskText, VectorLookup } from "./match-vectors.ts";
import type { MatchWeights } from "./match-weights.ts";
import { type ReadProfile, readProfile } from "./skill-fit.ts";
import type { Task } from "./task.ts";

/** All agents, read once for a batch of tasks. */
export type Field = {
  agents: readonly MatchAgent[];
  weights: MatchWeights;
  indexOf: ReadonlyMap<AgentId, number>;
  /** Why an agent takes nothing at all now. */
  states: readonly (Refusal | null)[];
  /** The profile of each agent, by index; agents whose profiles say the same have one. */
  profileOf: readonly number[];
  closeness: (task: TaskText) => Closeness;
  /** What tasks that ask for the same skills and tools share; worked out once. */
  group: (task: Pick<Task, "skills" | "tools">) => Group;
};

/** Reads the agents (in id order, so that their order in the input does not matter); equal profiles are read once. */
export function fieldOf(
  unsorted: readonly MatchAgent[],
  weights: MatchWeights,
  vectors?: VectorLookup,
): Field {
  const agents = unsorted.toSorted((a, b) => (a.agent.id < b.agent.id ? -1 : 1));
  const seen = new Map<ReadProfile, number>();
  const profiles: ReadProfile[] = [];
  const profileOf = agents.map(({ agent }) => {
    const profile = readProfile(agent.profile);
    const known = seen.get(profile);
    if (known !== undefined) return known;
    seen.set(profile, profiles.length);
    return profiles.push(profile) - 1;
  });
  const records = agents.map(({ agent }) => recordsByKey(agent.record));
  const states = agents.map(stateRefusal);
  const groups = new Map<string, Group>();
  return {
    agents,
    weights,
    indexOf: new Map(agents.map(({ agent }, i) => [agent.id, i])),
    states,
    profileOf,
    closeness: closenessTo(profiles, vectors),
    group: ({ skills, tools }) => {
      const signature = JSON.stringify([skills, tools]);
      const known = groups.get(signature);
      if (known) return known;
      const group = groupOf({ skills, tools }, { agents, profiles, profileOf, records, states, weights });
      groups.set(signature, group);
      return group;
    },
  };
}
