import type { SkillRecord } from "#server/domain/agent.ts";

export type SkillStanding = {
  id: string;
  name: string;
  description: string;
  done: number;
  /** Attempts that ended at all: done, failed and stalled. */
  tries: number;
  /** Share of tries that were completed, 0 to 1; null before the first. */
  success: number | null;
  /** Mean seconds of a completed attempt; null before the first. */
  seconds: number | null;
};

/** Joins what an agent declares with what it has proven; most proven first. */
export function skillStandings(
  skills: readonly { id: string; name: string; description?: string }[],
  record: Record<string, SkillRecord>,
): SkillStanding[] {
  return skills
    .map(({ id, name, description }) => {
      const { done = 0, failed = 0, stalled = 0, seconds = 0 } = record[id] ?? {};
      const tries = done + failed + stalled;
      return {
        id,
        name: name || id,
        description: description ?? "",
        done,
        tries,
        success: tries > 0 ? done / tries : null,
        seconds: done > 0 ? seconds / done : null,
      };
    })
    .sort((a, b) => b.done - a.done || a.name.localeCompare(b.name));
}

/** A span of seconds in short words: 45 s, 3 min, 2 h. */
export function spanWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
