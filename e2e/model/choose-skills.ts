import { commonWords } from "./common-words.ts";
import type { FactAgent } from "./read-facts.ts";

/**
 * The skills a task asks for: of those wanted, the ones a single agent here has; else the skill whose words come
 * closest to the task's; else, with agents here at all, one agent after the other.
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
  const scored = skills.map(({ id, description }) => ({
    id,
    score: commonWords(`${id} ${description}`, about),
  }));
  const closest = scored.toSorted((a, b) => b.score - a.score)[0];
  if (closest && closest.score > 0) return [closest.id];
  const next = agents.filter((agent) => agent.skills.length > 0).at(turn % Math.max(1, agents.length));
  return next?.skills[0] ? [next.skills[0].id] : [];
}
