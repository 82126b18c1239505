import { firstRefused } from "./match-candidate.ts";
import { proofAmong } from "./match-record.ts";
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
  /** The agents nothing of that keeps away, in their order. */
  able: readonly number[];
  /** The refused ones worth recording. */
  refused: readonly number[];
  /** Of an able agent: its score still without closeness of text and continuity, and what full closeness adds to it. */
  base: Float64Array;
  perCloseness: Float64Array;
  /** The parts of an agent's score, without closeness and continuity. */
  parts: (agent: number) => Parts;
  /** Completed and tried before on these skills by an agent. */
  tally: (agent: number) => { done: number; tried: number };
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

/**
 * Weighs the agents for one combination of skills and tools. Most agents are refused most tasks, so only the able ones
 * are weighed at once, and abilities are worked out once per distinct profile.
 */
export function groupOf(needs: Needs, ground: Ground): Group {
  const { agents, profileOf, states, weights } = ground;
  const abilities = ground.profiles.map(readAbilities(needs));
  const ability = (i: number) => abilities[profileOf[i] ?? 0] ?? nothing;
  const records = recordsOn(needs.skills, ground, (i) => ability(i).coveredBy);
  const proofs = records.map(proofAmong);
  const parts = (i: number): Parts => {
    const { cover, covers } = ability(i);
    const proven = { record: 0, speed: 0, cost: 0 };
    proofs.forEach((proof, s) => {
      const { record, speed, cost } = proof(records[s]?.[i] ?? none, covers[s]);
      proven.record += record;
      proven.speed += speed;
      proven.cost += cost;
    });
    const at = agents[i];
    return {
      skill: skillPart(needs, cover, 0),
      record: proven.record / proofs.length,
      load: at ? loadPart(at.load, at.agent.profile.max_concurrency) : 0,
      speed: proven.speed / proofs.length,
      cost: proven.cost / proofs.length,
      continuity: 0,
    };
  };
  const unable = agents.map((_, i) => ability(i).unable);
  const refusals = unable.map((refusal, i) => refusal ?? states[i] ?? null);
  const able = refusals.flatMap((refusal, i) => (refusal === null ? [i] : []));
  const base = new Float64Array(agents.length);
  const perCloseness = new Float64Array(agents.length);
  for (const i of able) {
    const degraded = Boolean(agents[i]?.agent.degradedAt);
    base[i] = weigh(parts(i), weights, degraded);
    perCloseness[i] = weigh({ ...noParts, skill: skillPart(needs, 0, 1) }, weights, degraded);
  }
  return {
    unable,
    refusals,
    able,
    refused: firstRefused(refusals),
    base,
    perCloseness,
    parts,
    tally: (i) => {
      const sum = total(records.map((list) => list[i]));
      return { done: sum.done, tried: tries(sum) };
    },
  };
}
const noParts: Parts = { skill: 0, record: 0, load: 0, speed: 0, cost: 0, continuity: 0 };

type Ability = {
  unable: Refusal | null;
  cover: number;
  covers: readonly number[];
  coveredBy: readonly string[];
};
const nothing: Ability = { unable: null, cover: 0, covers: [], coveredBy: [] };

/** How able profiles are; those that cover the same equally well are equally able, as most are who cover nothing. */
function readAbilities({ skills, tools }: Needs): (profile: ReadProfile) => Ability {
  const toolKeys = tools.map(toolKey);
  const known = new Map<string, Ability>();
  return (profile) => {
    const covers = skills.map((skill) => coverOf(skill, profile));
    let key = "";
    for (const cover of covers) key += cover ? `${cover.fit} ${cover.skillId}\n` : "\n";
    for (const tool of toolKeys) key += profile.tools.has(tool) ? "+" : "-";
    const ability = known.get(key) ?? abilityOf({ skills, tools }, covers, profile);
    known.set(key, ability);
    return ability;
  };
}

function abilityOf(
  { skills, tools }: Needs,
  covers: readonly ReturnType<typeof coverOf>[],
  profile: ReadProfile,
): Ability {
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

const none = total([]);

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
    return records.map((byKey, i) => {
      const [named, own] = [byKey.get(key), byKey.get(coveredBy(i)[s] ?? "")];
      return named && own ? total([named, own]) : (named ?? own ?? none);
    });
  });
}
