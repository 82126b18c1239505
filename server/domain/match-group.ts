import { prove } from "./match-record.ts";
import { type MatchAgent, type Refusal, unableRefusal } from "./match-refusal.ts";
import { loadPart, type Parts, skillPart, weigh } from "./match-score.ts";
import type { MatchWeights } from "./match-weights.ts";
import { skillKey } from "./match-words.ts";
import { coverOf, type ReadProfile, toolKey } from "./skill-fit.ts";
import { type SkillRecord, total, tries } from "./skill-record.ts";

/** What holds between the agents, by index, and all tasks that ask for the same skills and tools. */
export type Group = {
  unable: readonly (Refusal | null)[];
  /** Why an agent may have none of these tasks now: unable, or its state. */
  refusals: readonly (Refusal | null)[];
  /** The parts of the score, still without closeness of text and continuity, and what they weigh together. */
  parts: readonly Parts[];
  base: Float64Array;
  /** Completed and tried before on these skills. */
  done: readonly number[];
  tried: readonly number[];
};
type Needs = { skills: readonly string[]; tools: readonly string[] };
type Ground = {
  agents: readonly MatchAgent[];
  profiles: readonly ReadProfile[];
  profileOf: readonly number[];
  records: readonly ReadonlyMap<string, SkillRecord>[];
  states: readonly (Refusal | null)[];
  weights: MatchWeights;
};

/** Weighs every agent for one combination of skills and tools; abilities are worked out once per distinct profile. */
export function groupOf(needs: Needs, ground: Ground): Group {
  const { agents, profileOf, states, weights } = ground;
  const abilities = ground.profiles.map((profile) => abilityOf(profile, needs));
  const ability = (i: number) => abilities[profileOf[i] ?? 0] ?? nothing;
  const records = recordsOn(needs.skills, ground, (i) => ability(i).coveredBy);
  const proofs = records.map((list, s) =>
    prove(
      list,
      agents.map((_, i) => ability(i).covers[s] ?? 1),
    ),
  );
  const mean = (i: number, part: "record" | "speed" | "cost") =>
    proofs.reduce((sum, list) => sum + (list[i]?.[part] ?? 0), 0) / proofs.length;
  const parts = agents.map(({ agent, load }, i) => ({
    skill: skillPart(needs, ability(i).cover, 0),
    record: mean(i, "record"),
    load: loadPart(load, agent.profile.max_concurrency),
    speed: mean(i, "speed"),
    cost: mean(i, "cost"),
    continuity: 0,
  }));
  const totals = agents.map((_, i) => total(records.map((list) => list[i])));
  return {
    unable: agents.map((_, i) => ability(i).unable),
    refusals: agents.map((_, i) => ability(i).unable ?? states[i] ?? null),
    parts,
    base: Float64Array.from(parts, (part, i) => weigh(part, weights, Boolean(agents[i]?.agent.degradedAt))),
    done: totals.map(({ done }) => done),
    tried: totals.map(tries),
  };
}

type Ability = {
  unable: Refusal | null;
  cover: number;
  covers: readonly number[];
  coveredBy: readonly string[];
};
const nothing: Ability = { unable: null, cover: 0, covers: [], coveredBy: [] };

function abilityOf(profile: ReadProfile, { skills, tools }: Needs): Ability {
  const covers = skills.map((skill) => coverOf(skill, profile));
  const unable = unableRefusal(
    skills.filter((_, i) => covers[i] === null),
    tools.filter((tool) => !profile.tools.has(toolKey(tool))),
  );
  const sum = covers.reduce((all, cover) => all + (cover?.fit ?? 0), 0);
  return {
    unable,
    cover: skills.length > 0 ? sum / skills.length : 0,
    covers: covers.map((cover) => cover?.fit ?? 0),
    coveredBy: covers.map((cover) => (cover ? skillKey(cover.skillId) : "")),
  };
}

/**
 * Per required skill the record of every agent on it: under the name the task uses and under the name of the agent's
 * own skill that covers it. Without required skills: one list, of all an agent ever did.
 */
function recordsOn(
  skills: readonly string[],
  { records }: Ground,
  coveredBy: (i: number) => readonly string[],
): SkillRecord[][] {
  if (skills.length === 0) return [records.map((byKey) => total(byKey.values()))];
  return skills.map((skill, s) => {
    const key = skillKey(skill);
    return records.map((byKey, i) => total([byKey.get(key), byKey.get(coveredBy(i)[s] ?? "")]));
  });
}
