// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
import { SkillIndex } from "./match-index.ts";
import type { Part, Terms } from "./match-terms.ts";
import { cosine, type TaskText, taskText, type VectorLookup, vectorKey } from "./match-vectors.ts";
import type { ReadProfile } from "./skill-fit.ts";

const instructionsShare = 0.6;
const instructionsRead = 300;
const partsOf = ({ title, instructions, skills }: TaskText): Part[] => [
  [title, 1],
  [skills.join("\n"), 1],
  [instructions.slice(0, instructionsRead), instructionsShare],
];

/** How close a task is to the profiles compared, by their index. */
export type Closeness = {
  /** Closeness to a profile, 0..1: that of its nearest skill. */
  to: (profile: number) => number;
  /** What makes the task close to it: its words and, where they differ, those of the skill (“spreadsheet ~ xlsx”). */
  why: (profile: number) => string[];
};

/**
 * Reads profiles for comparing tasks with them. With embeddings of the task and of every skill (`vectors`) closeness is
 * their cosine; else it is the local method's, so that two scales are never compared. Local: both texts are taken as
 * terms (words, meanings, fields of work: `match-terms.ts`), the rarer among the skills the heavier, and closeness is
 * c × (2 − c) with c the cosine between them. An inverted index: the cost of a task is the number of its hits.
 */
export function closenessTo(
  profiles: readonly ReadProfile[],
  vectors?: VectorLookup,
): (task: TaskText) => Closeness {
  const distinct = [...new Set(profiles.flatMap(({ skills }) => skills))];
  const place = new Map(distinct.map((skill, at) => [skill, at]));
  const owned = profiles.map(({ skills }) => skills.map((skill) => place.get(skill)!));
  // The same in one piece, for the loop that runs for every pair: those of profile p are from starts[p] up to starts[p + 1].
  const flat = Int32Array.from(owned.flat());
  const starts = new Int32Array(owned.length + 1);
  owned.forEach(({ length }, profile) => {
    starts[profile + 1] = starts[profile]! + length;
  });
  const index = indexOf(distinct);
  const skillVectors = vectors ? distinct.map(({ text }) => vectors(vectorKey(text))) : [];
  const isEmbedded = vectors !== undefined && !skillVectors.includes(undefined);
  const bySkill = (task: TaskText): Float64Array => {
    const vector = isEmbedded ? vectors(vectorKey(taskText(task))) : undefined;
    return vector
      ? Float64Array.from(skillVectors, (other) => (other ? cosine(vector, other) : 0))
      : index.closeness(partsOf(task));
  };
  return (task) => {
    const close = bySkill(task);
    return {
      to: (profile) => {
        let most = 0;
        for (let n = starts[profile]!; n < starts[profile + 1]!; n += 1)
          most = Math.max(most, close[flat[n]!]!);
        return most;
      },
      why: (profile) => {
        const nearest = owned[profile]!.toSorted((a, b) => close[b]! - close[a]!)[0];
        return nearest === undefined || close[nearest] === 0 ? [] : index.shared(partsOf(task), nearest);
      },
    };
  };
}

const indexes = new WeakMap<Terms, { skills: readonly Terms[]; index: SkillIndex }>();
/** The index of these skills; the last one that began with the same skill is taken again when all others are the same too. */
function indexOf(distinct: readonly { terms: Terms }[]): SkillIndex {
  const skills = distinct.map(({ terms }) => terms);
  const [first] = skills;
  const known = first && indexes.get(first);
  if (known?.skills.length === skills.length && known.skills.every((terms, i) => terms === skills[i]))
    return known.index;
  const index = new SkillIndex(skills);
  if (first) indexes.set(first, { skills, index });
  return index;
}
