import type { SkillRecord } from "./agent.ts";
import type { AgentId } from "./ids.ts";
import { prove, recordsByKey, total } from "./match-record.ts";
import { type MatchAgent, type Refusal, stateRefusal, unableRefusal } from "./match-refusal.ts";
import { skillKey } from "./match-words.ts";
import { closenessTo, coverOf, type ReadProfile, readProfile, toolKey } from "./skill-fit.ts";
import type { Task } from "./task.ts";

/** What holds between one agent and all tasks that ask for the same skills and tools. */
export type Standing = {
  unable: Refusal | null;
  cover: number;
  record: number;
  speed: number;
  cost: number;
  done: number;
  tried: number;
};

/** All agents, read once for a batch of tasks. */
export type Field = {
  agents: readonly MatchAgent[];
  indexOf: ReadonlyMap<AgentId, number>;
  /** Why an agent takes nothing at all now. */
  states: readonly (Refusal | null)[];
  closeness: (words: ReadonlySet<string>) => (i: number) => number;
  standings: (task: Pick<Task, "skills" | "tools">) => readonly Standing[];
};

/** Reads the agents (in id order, so that their order in the input does not matter); equal profiles are read once. */
export function fieldOf(unsorted: readonly MatchAgent[]): Field {
  const agents = unsorted.toSorted((a, b) => (a.agent.id < b.agent.id ? -1 : 1));
  const seen = new Map<string, number>();
  const profiles: ReadProfile[] = [];
  const profileOf = agents.map(({ agent }) => {
    const text = JSON.stringify([agent.profile.skills, agent.profile.tools]);
    const known = seen.get(text);
    if (known !== undefined) return known;
    seen.set(text, profiles.length);
    return profiles.push(readProfile(agent.profile)) - 1;
  });
  const records = agents.map(({ agent }) => recordsByKey(agent.record));
  const groups = new Map<string, readonly Standing[]>();
  const closeness = closenessTo(profiles);
  return {
    agents,
    indexOf: new Map(agents.map(({ agent }, i) => [agent.id, i])),
    states: agents.map(stateRefusal),
    closeness: (words) => {
      const byProfile = closeness(words);
      return (i) => byProfile[profileOf[i] ?? 0] ?? 0;
    },
    standings: ({ skills, tools }) => {
      const signature = JSON.stringify([skills.map(skillKey).sort(), tools.map(toolKey).sort()]);
      const known = groups.get(signature);
      if (known) return known;
      const abilities = profiles.map((profile) => abilityOf(profile, skills, tools));
      const standings = standingsOf(skills, abilities, profileOf, records);
      groups.set(signature, standings);
      return standings;
    },
  };
}

type Ability = { unable: Refusal | null; cover: number; with: string[] };

function abilityOf(profile: ReadProfile, skills: readonly string[], tools: readonly string[]): Ability {
  const covers = skills.map((skill) => coverOf(skill, profile));
  const unable = unableRefusal(
    skills.filter((_, i) => covers[i] === null),
    tools.filter((tool) => !profile.tools.has(toolKey(tool))),
  );
  const sum = covers.reduce((all, cover) => all + (cover?.fit ?? 0), 0);
  return {
    unable,
    cover: skills.length > 0 ? sum / skills.length : 0,
    with: covers.map((cover) => (cover ? skillKey(cover.skillId) : "")),
  };
}

/** Records count under the name the task uses and under the name of the agent's skill that covers it. */
function standingsOf(
  skills: readonly string[],
  abilities: readonly Ability[],
  profileOf: readonly number[],
  records: readonly ReadonlyMap<string, SkillRecord>[],
): Standing[] {
  const keys = skills.map(skillKey);
  const own = (byKey: ReadonlyMap<string, SkillRecord>, names: Iterable<string>) =>
    total([...new Set(names)].map((name) => byKey.get(name)).filter((one) => one !== undefined));
  const perSkill =
    skills.length === 0
      ? [records.map((byKey) => total(byKey.values()))]
      : keys.map((key, s) =>
          records.map((byKey, i) => own(byKey, [key, abilities[profileOf[i] ?? 0]?.with[s] ?? ""])),
        );
  const proofs = perSkill.map(prove);
  const mean = (i: number, part: "record" | "speed" | "cost") =>
    proofs.reduce((sum, list) => sum + (list[i]?.[part] ?? 0), 0) / proofs.length;
  return profileOf.map((profile, i) => {
    const all = total(perSkill.map((list) => list[i]).filter((one) => one !== undefined));
    return {
      unable: abilities[profile]?.unable ?? null,
      cover: abilities[profile]?.cover ?? 0,
      record: mean(i, "record"),
      speed: mean(i, "speed"),
      cost: mean(i, "cost"),
      done: all.done,
      tried: all.done + all.failed + all.stalled,
    };
  });
}
