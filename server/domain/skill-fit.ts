import type { AgentProfile, Skill } from "./agent.ts";
import { type Terms, termsOf } from "./match-terms.ts";
import { skillText } from "./match-vectors.ts";
import { skillKey, wordSet } from "./match-words.ts";

type ReadSkill = {
  id: string;
  /** What an embedding of it is made from. */
  text: string;
  keys: ReadonlySet<string>;
  titles: readonly ReadonlySet<string>[];
  /** The words of id, name and tags. */
  named: ReadonlySet<string>;
  terms: Terms;
  /** How well it covers what was asked for before (`coverOf`). */
  fits: Map<string, number>;
};
/** A profile taken apart for comparing. */
export type ReadProfile = { skills: readonly ReadSkill[]; tools: ReadonlySet<string> };

const descriptionShare = 0.35;
const descriptionRead = 300;

const skillMemory = new Map<string, ReadSkill>();
/** Takes a skill apart; skills that say the same are one object. Remembered, and forgotten as a whole when there are many. */
function readSkill(skill: Skill): ReadSkill {
  const key = JSON.stringify(skill);
  const known = skillMemory.get(key);
  if (known) return known;
  if (skillMemory.size >= 5_000) skillMemory.clear();
  const names = [skill.id, skill.name, ...skill.tags].filter((name) => name !== "");
  const told = [skill.description.slice(0, descriptionRead), ...skill.examples.slice(0, 3)];
  const read: ReadSkill = {
    id: skill.id,
    text: skillText(skill),
    keys: new Set(names.map(skillKey)),
    titles: [wordSet(skill.id), wordSet(skill.name)],
    named: wordSet(...names),
    terms: termsOf([
      [names.join("\n"), 1],
      [told.join("\n"), descriptionShare],
    ]),
    fits: new Map(),
  };
  skillMemory.set(key, read);
  return read;
}

/** A row is never changed in place, so what was read of a profile holds as long as the profile is there. */
const profileMemory = new WeakMap<AgentProfile, ReadProfile>();
const sameProfiles = new Map<string, ReadProfile>();
/** Reads a profile once, so that many tasks can be compared with it; profiles that say the same are one object. */
export function readProfile(profile: AgentProfile): ReadProfile {
  const known = profileMemory.get(profile);
  if (known) return known;
  const key = JSON.stringify([profile.skills, profile.tools]);
  const read = sameProfiles.get(key) ?? {
    skills: profile.skills.map(readSkill),
    tools: new Set(profile.tools.map(toolKey)),
  };
  if (sameProfiles.size >= 5_000) sameProfiles.clear();
  sameProfiles.set(key, read);
  profileMemory.set(profile, read);
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
  let best: { fit: number; skillId: string } | null = null;
  for (const skill of profile.skills) {
    const fit = fitOf(required, skill);
    if (fit > (best?.fit ?? 0)) best = { fit, skillId: skill.id };
  }
  return best;
}

function fitOf(required: string, skill: ReadSkill): number {
  const known = skill.fits.get(required);
  if (known !== undefined) return known;
  if (skill.fits.size >= 1_000) skill.fits.clear();
  const fit = skill.keys.has(skillKey(required)) ? 1 : lexical(wordSet(required), skill);
  skill.fits.set(required, fit);
  return fit;
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
