import { AssignmentProposal } from "#server/domain/proposals.ts";
import { commonWords } from "./common-words.ts";
import { AssignFacts, type FactAgent } from "./read-facts.ts";
import type { Prompt } from "./read-prompt.ts";

/**
 * Advice on who does what: of candidates that tie, the higher score; where nobody fits, the skills that one agent has of
 * those asked for, else the skill whose words come closest to the task's.
 */
export function assignWork(prompt: Prompt): AssignmentProposal {
  const { items, agents } = AssignFacts.parse(prompt.facts);
  return AssignmentProposal.parse({
    assignments: items.map(({ task_id, title, instructions, skills, why, candidates }) => {
      const best = candidates.toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name))[0];
      if (best && !/nobody|no agent|no one|nothing fits|gap/i.test(why)) {
        const reason = `${best.name} scores highest.`;
        return { task_id, action: "prefer", agent_id: best.agent_id, skills: [], reason };
      }
      const relaxed = closestSkills(
        candidates.length > 0 ? candidates : agents,
        skills,
        `${title} ${instructions}`,
      );
      return relaxed.length > 0
        ? { task_id, action: "relax", agent_id: null, skills: relaxed, reason: "An agent here has these." }
        : { task_id, action: "leave", agent_id: null, skills: [], reason: "No skill here comes close." };
    }),
  });
}

function closestSkills(
  agents: readonly Pick<FactAgent, "skills">[],
  asked: readonly string[],
  about: string,
): string[] {
  const held = agents.map(({ skills }) => asked.filter((id) => skills.some((skill) => skill.id === id)));
  const most = held.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (most.length > 0) return most;
  const words = `${asked.join(" ")} ${about}`;
  const scored = agents
    .flatMap(({ skills }) => skills)
    .map(({ id, description }) => ({ id, score: commonWords(`${id} ${description}`, words) }));
  const closest = scored.toSorted((a, b) => b.score - a.score)[0];
  return closest && closest.score > 0 ? [closest.id] : [];
}
