import { commonWords } from "./common-words.ts";
import type { FactAgent } from "./read-facts.ts";

/** What work is that names no craft of its own. */
const anyWork = "writing texts, research, general work";

/**
 * The skills a task asks for: of those wanted, the ones a single agent here has; else the skill whose words come
 * closest to the task's; else one to write or research with; else, with agents here at all, one agent after the other.
 */
export function chooseSkills(
  agents: readonly FactAgent[],
  wanted: readonly string[],
  about: string,
  turn: number,
): string[] {
  const had = agents.map(({ skills }) => wanted.filter((id) => skills.some((skill) => skill.id === id)));
  const best = had.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (best.length > 0) return best;
  const skills = agents.flatMap((agent) => agent.skills);
  const closest = (words: string) =>
    skills
      .map(({ id, description }) => ({ id, score: commonWords(`${id} ${description}`, words) }))
      .toSorted((a, b) => b.score - a.score)
      .find(({ score }) => score > 0);
  const found = closest(about) ?? closest(anyWork);
  if (found) return [found.id];
  const next = agents.filter((agent) => agent.skills.length > 0).at(turn % Math.max(1, agents.length));
  return next?.skills[0] ? [next.skills[0].id] : [];
}
