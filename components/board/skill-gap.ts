import type { AgentCard } from "#server/domain/card.ts";

/** Says beforehand that no agent here has all the skills and tools asked for; null when one has. */
export function gapOf(
  task: { skills: readonly string[]; tools: readonly string[] },
  agents: readonly AgentCard[],
): string | null {
  if (task.skills.length === 0 && task.tools.length === 0) return null;
  const able = agents.some(
    (agent) =>
      task.skills.every((skill) => agent.skills.some(({ id }) => id === skill)) &&
      task.tools.every((tool) => agent.tools.includes(tool)),
  );
  if (able) return null;
  const missing = [
    ...task.skills.filter((skill) => !agents.some((agent) => agent.skills.some(({ id }) => id === skill))),
    ...task.tools.filter((tool) => !agents.some((agent) => agent.tools.includes(tool))),
  ];
  return missing.length > 0
    ? `No agent here has ${missing.join(", ")} yet.`
    : "No single agent here has all of this.";
}
