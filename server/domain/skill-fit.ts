import type { AgentProfile, Skill } from "./agent.ts";
import { skillKey, wordsOf } from "./match-words.ts";

type ReadSkill = {
  id: string;
  keys: Set<string>;
  titles: Set<string>[];
  strong: Set<string>;
  weak: Set<string>;
};
/** A profile taken apart for comparing. */
export type ReadProfile = { skills: ReadSkill[]; tools: Set<string> };

const wordSet = (...texts: string[]) => new Set(wordsOf(texts.join(" \n ")));

function readSkill(skill: Skill): ReadSkill {
  const strong = wordSet(skill.id, skill.name, ...skill.tags);
  const weak = wordSet(skill.description.slice(0, 300), ...skill.examples.slice(0, 3));
  const names = [skill.id, skill.name, ...skill.tags].filter((name) => name !== "");
  return {
    id: skill.id,
    keys: new Set(names.map(skillKey)),
    titles: [wordSet(skill.id), wordSet(skill.name)],
    strong,
    weak: new Set([...weak].filter((word) => !strong.has(word))),
  };
}

/** Reads a profile once, so that many tasks can be compared with it. */
export function readProfile(profile: AgentProfile): ReadProfile {
  return { skills: profile.skills.map(readSkill), tools: new Set(profile.tools.map(toolKey)) };
}

/** Tools are compared without case and outer space, otherwise exactly. */
export const toolKey = (tool: string): string => tool.trim().toLowerCase();

const near = 0.8;
const contained = 0.7;

/**
 * How well a profile covers one required skill, and with which of its own: 1 when the id, name or a tag is the same
 * after normalising (`skillKey`); the share of common words (Dice) where id or name reach 0.8; 0.7 when one skill's
 * id, name and tags together hold every required word; otherwise null: not covered.
 */
export function coverOf(required: string, profile: ReadProfile): { fit: number; skillId: string } | null {
  const key = skillKey(required);
  const words = wordSet(required);
  let best: { fit: number; skillId: string } | null = null;
  for (const skill of profile.skills) {
    const fit = skill.keys.has(key) ? 1 : lexical(words, skill);
    if (fit > (best?.fit ?? 0)) best = { fit, skillId: skill.id };
  }
  return best;
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

function lexical(words: Set<string>, skill: ReadSkill): number {
  if (words.size === 0) return 0;
  const dice = Math.max(
    ...skill.titles.map((title) => (2 * common(words, title)) / (words.size + title.size)),
  );
  if (dice >= near) return dice;
  return common(words, skill.strong) === words.size ? contained : 0;
}

const textRead = 300;
/** The words of a task that say what it is about: its title, the start of its instructions and its skills. */
export const taskWords = (task: {
  title: string;
  instructions: string;
  skills: readonly string[];
}): Set<string> => wordSet(task.title, task.instructions.slice(0, textRead), ...task.skills);

/**
 * Closeness of a text to each profile, 0..1: of its nearest skill 0.7 × the share of the words of id, name and tags
 * that the text has + 0.3 × (words of description and examples it has, four or more counting as all). An inverted index:
 * the cost of a text is the number of its hits, not the number of profiles.
 */
export function closenessTo(profiles: readonly ReadProfile[]): (words: ReadonlySet<string>) => Float64Array {
  const skills = profiles.flatMap((profile, owner) => profile.skills.map((skill) => ({ skill, owner })));
  const strong = postings(skills.map(({ skill }) => skill.strong));
  const weak = postings(skills.map(({ skill }) => skill.weak));
  return (words) => {
    const closeness = new Float64Array(profiles.length);
    const strongHits = new Uint16Array(skills.length);
    const weakHits = new Uint16Array(skills.length);
    for (const word of words) {
      for (const i of strong.get(word) ?? []) strongHits[i] = (strongHits[i] ?? 0) + 1;
      for (const i of weak.get(word) ?? []) weakHits[i] = (weakHits[i] ?? 0) + 1;
    }
    skills.forEach(({ skill, owner }, i) => {
      const share =
        (0.7 * (strongHits[i] ?? 0)) / Math.max(1, skill.strong.size) +
        0.3 * Math.min(1, (weakHits[i] ?? 0) / 4);
      if (share > (closeness[owner] ?? 0)) closeness[owner] = share;
    });
    return closeness;
  };
}

function postings(sets: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  sets.forEach((set, i) => {
    for (const word of set) if (!stopWords.has(word)) index.get(word)?.push(i) ?? index.set(word, [i]);
  });
  return index;
}

const stopWords = new Set(
  wordsOf(
    "a an and are as at be by can for from in into is it its of on or that the this to use using with you your " +
      "的 了 和 与 或 在 是 把 对 为 并 及 请 一个 使用 进行",
  ),
);
