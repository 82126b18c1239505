import type { AgentProfile, Skill } from "./agent.ts";
import { type Terms, termsOf } from "./match-terms.ts";
import { skillText } from "./match-vectors.ts";
import { skillKey, wordSet } from "./match-words.ts";

export type ReadSkill = {
  id: string;
  /** All that is read of it: skills of one text are one. */
  text: string;
  keys: ReadonlySet<string>;
  titles: readonly ReadonlySet<string>[];
  /** The words of id, name and tags. */
  named: ReadonlySet<string>;
  terms: Terms;
};
/** A profile taken apart for comparing. */
export type ReadProfile = { skills: readonly ReadSkill[]; tools: ReadonlySet<string> };

const descriptionShare = 0.35;
const descriptionRead = 300;

function readSkill(skill: Skill): ReadSkill {
  const names = [skill.id, skill.name, ...skill.tags].filter((name) => name !== "");
  const told = [skill.description.slice(0, descriptionRead), ...skill.examples.slice(0, 3)];
  return {
    id: skill.id,
    text: skillText(skill),
    keys: new Set(names.map(skillKey)),
    titles: [wordSet(skill.id), wordSet(skill.name)],
    named: wordSet(...names),
    terms: termsOf([
      [names.join("\n"), 1],
      [told.join("\n"), descriptionShare],
    ]),
  };
}

/** A row is never changed in place, so what was read of a profile holds as long as the profile is there. */
const known = new WeakMap<AgentProfile, ReadProfile>();
/** Reads a profile once, so that many tasks can be compared with it. */
export function readProfile(profile: AgentProfile): ReadProfile {
  const before = known.get(profile);
  if (before) return before;
  const read = { skills: profile.skills.map(readSkill), tools: new Set(profile.tools.map(toolKey)) };
  known.set(profile, read);
  return read;
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

function lexical(words: ReadonlySet<string>, skill: ReadSkill): number {
  if (words.size === 0) return 0;
  const dice = Math.max(
    ...skill.titles.map((title) => (2 * common(words, title)) / (words.size + title.size)),
  );
  if (dice >= near) return dice;
  return common(words, skill.named) === words.size ? contained : 0;
}
