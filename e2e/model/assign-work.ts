import { AssignmentProposal } from "#server/domain/proposals.ts";
import { AssignFacts } from "./read-facts.ts";
import type { Prompt } from "./read-prompt.ts";

/** Advice on who does what: the higher score; where nobody fits, the skills of the candidate that has most of them. */
export function assignWork(prompt: Prompt): AssignmentProposal {
  const { items } = AssignFacts.parse(prompt.facts);
  return AssignmentProposal.parse({
    assignments: items.map(({ task_id, skills, why, candidates }) => {
      const best = candidates.toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name))[0];
      if (!best)
        return { task_id, action: "leave", agent_id: null, skills: [], reason: "There is no candidate." };
      if (!/nobody|no agent|no one|nothing fits|gap/i.test(why))
        return {
          task_id,
          action: "prefer",
          agent_id: best.agent_id,
          skills: [],
          reason: `${best.name} scores highest.`,
        };
      const held = candidates.map((one) => one.skills.map(({ id }) => id));
      const kept = held
        .map((ids) => skills.filter((id) => ids.includes(id)))
        .toSorted((a, b) => b.length - a.length)[0];
      const relaxed = kept && kept.length > 0 ? kept : (held[0] ?? []).slice(0, 1);
      if (relaxed.length === 0)
        return { task_id, action: "leave", agent_id: null, skills: [], reason: "No skill here comes close." };
      return { task_id, action: "relax", agent_id: null, skills: relaxed, reason: "Agents here have these." };
    }),
  });
}
