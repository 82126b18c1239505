import type { AgentCard, Card } from "#server/domain/card.ts";
import { attentionFirst, type Presence, presenceOf, presenceWords } from "#server/domain/presence.ts";

/** An agent of the roster with what it holds, how it is, and whether a person should look. */
export type RosterEntry = {
  agent: AgentCard;
  held: readonly Card[];
  presence: Presence;
  /** Stalled, waiting for a person, away with work, or at the door. */
  attention: boolean;
};
export const rosterFilters = [
  "all",
  "attention",
  ...presenceWords.filter((word) => word !== "removed"),
] as const;
export type RosterFilter = (typeof rosterFilters)[number];

const nothing: readonly Card[] = [];

/** All agents that are here or at the door: who needs attention first, then by what they do, then by name. */
export function rosterOf(
  agents: Record<string, AgentCard>,
  held: ReadonlyMap<string, readonly Card[]>,
): RosterEntry[] {
  return Object.values(agents)
    .map((agent) => {
      const cards = held.get(agent.id) ?? nothing;
      const presence = presenceOf(agent, cards);
      const attention =
        presence === "stalled" ||
        presence === "waiting for you" ||
        (presence === "offline" && cards.length > 0) ||
        agent.status === "pending_approval";
      return { agent, held: cards, presence, attention };
    })
    .filter(({ presence }) => presence !== "removed")
    .sort(
      (a, b) =>
        Number(b.attention) - Number(a.attention) ||
        attentionFirst[a.presence] - attentionFirst[b.presence] ||
        a.agent.name.localeCompare(b.agent.name, "en", { numeric: true }),
    );
}

/** Does an agent fit the words looked for (name, framework, model, device, skills, tools) and the chosen filter? */
export function fitsRoster(entry: RosterEntry, filter: RosterFilter, words: readonly string[]): boolean {
  if (filter === "attention" && !entry.attention) return false;
  if (filter !== "all" && filter !== "attention" && entry.presence !== filter) return false;
  if (words.length === 0) return true;
  const { name, framework, model, device, skills, tools } = entry.agent;
  const text = [name, framework, model, device, ...skills.map((skill) => skill.name), ...tools]
    .join("\n")
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many agents each filter would show; filters that show nobody are left out, except the chosen one. */
export function rosterCounts(
  entries: readonly RosterEntry[],
  chosen: RosterFilter,
): { filter: RosterFilter; number: number }[] {
  return rosterFilters
    .map((filter) => ({ filter, number: entries.filter((entry) => fitsRoster(entry, filter, [])).length }))
    .filter(({ filter, number }) => number > 0 || filter === "all" || filter === chosen)
    .sort((a, b) => place(a.filter) - place(b.filter));
}
const place = (filter: RosterFilter): number =>
  filter === "all" ? -2 : filter === "attention" ? -1 : attentionFirst[filter];

/** Since when an agent is as it is, where that is known: its silence, its question, its last sign of life. */
export function rosterSince(
  { presence, held, agent }: RosterEntry,
  lastSeenAt: string | null,
): string | null {
  const oldest = (times: (string | null)[]): string | null =>
    times.filter((at) => at !== null).sort()[0] ?? null;
  if (presence === "stalled")
    return oldest(held.filter((card) => card.suspectAt).map((card) => card.evidenceAt));
  if (presence === "waiting for you")
    return oldest(held.filter((card) => card.status === "input-required").map((card) => card.since));
  if (presence === "working")
    return oldest(
      held
        .filter((card) => card.status === "assigned" || card.status === "working")
        .map((card) => card.since),
    );
  if (presence === "in review") return oldest(held.map((card) => card.since));
  if (presence === "joining") return agent.createdAt;
  if (presence === "paused") return agent.pausedAt;
  return presence === "offline" ? lastSeenAt : null;
}
