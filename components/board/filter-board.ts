import type { AgentCard, Card } from "#server/domain/card.ts";
import { type ColumnKey, columnOf } from "./columns.ts";

/** What the address filters by; every part may be empty. */
export type Filters = { text: string; status: ColumnKey | null; agent: string | null; skill: string | null };

export const isFiltered = ({ text, status, agent, skill }: Filters): boolean =>
  text.trim() !== "" || Boolean(status ?? agent ?? skill);

/** Keeps the cards that match every filter. Text is looked for in title, key, skills, artifacts, holder and id, word by word. */
export function filterCards(
  cards: readonly Card[],
  filters: Filters,
  agents: Record<string, AgentCard>,
): Card[] {
  const alone = Object.keys(agents).length === 0;
  const words = filters.text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return cards.filter((card) => {
    if (filters.status && columnOf(card, alone) !== filters.status) return false;
    if (filters.agent && card.agentId !== filters.agent) return false;
    if (filters.skill && !card.skills.includes(filters.skill)) return false;
    if (words.length === 0) return true;
    const holder = card.agentId ? (agents[card.agentId]?.name ?? "") : "";
    const hay = [
      card.title,
      card.key ?? "",
      card.id,
      holder,
      ...card.skills,
      ...card.artifacts.map(({ name }) => name),
    ]
      .join("\n")
      .toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** Every skill that a task wants or an agent has, sorted, each once. */
export function skillsOf(cards: readonly Card[], agents: readonly AgentCard[]): string[] {
  const skills = new Set<string>();
  for (const card of cards) for (const skill of card.skills) skills.add(skill);
  for (const agent of agents) for (const { id } of agent.skills) skills.add(id);
  return [...skills].sort((a, b) => a.localeCompare(b));
}
