import { recordsByKey, standingOf } from "#server/domain/match-record.ts";
import { skillKey } from "#server/domain/match-words.ts";
import {
  anySkill,
  readRecord,
  type SkillRecord,
  tries,
  typicalSeconds,
} from "#server/domain/skill-record.ts";

export type SkillStanding = {
  id: string;
  name: string;
  description: string;
  record: SkillRecord;
  done: number;
  /** Attempts that ended at all: done, failed and stalled. */
  tries: number;
  /** Share of tries that were completed, 0 to 1; null before the first. */
  success: number | null;
  /** Mean seconds of a completed attempt, and the middle of the last ones; null before the first. */
  seconds: number | null;
  typicalSeconds: number | null;
  /** What matching expects of it: by the declaration alone, and with the record; null before the first sample. */
  declared: number;
  proven: number | null;
};
type Declared = { id: string; name: string; description?: string };

/** Joins what an agent declares with what it has proven, under whatever spelling tasks asked for it; most proven first. */
export function skillStandings(
  skills: readonly Declared[],
  record: Record<string, Partial<SkillRecord>>,
): SkillStanding[] {
  const byKey = recordsByKey(record);
  return skills
    .map((skill) => standing(skill, byKey.get(skillKey(skill.id)) ?? readRecord(undefined)))
    .sort((a, b) => b.done - a.done || a.name.localeCompare(b.name));
}

/** What an agent has proven without declaring it by that name: tasks that named the skill otherwise, or none. */
export function otherStandings(
  skills: readonly Declared[],
  record: Record<string, Partial<SkillRecord>>,
): SkillStanding[] {
  const declared = new Set(skills.map(({ id }) => skillKey(id)));
  const named = new Map(Object.keys(record).map((name) => [skillKey(name), name]));
  return [...recordsByKey(record)]
    .filter(([key]) => !declared.has(key))
    .map(([key, one]) => {
      const id = named.get(key) ?? key;
      return standing({ id, name: id === anySkill ? "Tasks that ask for no skill" : id }, one);
    })
    .sort((a, b) => b.done - a.done || a.name.localeCompare(b.name));
}

function standing({ id, name, description }: Declared, record: SkillRecord): SkillStanding {
  const tried = tries(record);
  return {
    id,
    name: name || id,
    description: description ?? "",
    record,
    done: record.done,
    tries: tried,
    success: tried > 0 ? record.done / tried : null,
    seconds: record.done > 0 ? record.seconds / record.done : null,
    typicalSeconds: typicalSeconds(record),
    ...standingOf(record),
  };
}

/** A span of seconds in short words: 45 s, 3 min, 2 h. */
export function spanWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
