import type { AgentProfile, Skill } from "./agent.ts";
import { skillKey, wordSet } from "./match-words.ts";

type ReadSkill = {
  id: string;
  keys: Set<string>;
  titles: Set<string>[];
  strong: Set<string>;
  weak: Set<string>;
};
/** A profile taken apart for comparing. */
export type ReadProfile = { skills: ReadSkill[]; tools: Set<string> };

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
