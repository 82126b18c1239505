import type { AgentCard, Card } from "./card.ts";

export const presenceWords = [
  "removed",
  "joining",
  "paused",
  "offline",
  "stalled",
  "waiting for you",
  "working",
  "in review",
  "idle",
] as const;
export type Presence = (typeof presenceWords)[number];

/** The order in which a person wants to see agents: what needs somebody, then work, then who is free; who is away last. */
export const attentionFirst: Record<Presence, number> = {
  stalled: 0,
  "waiting for you": 1,
  working: 2,
  "in review": 3,
  idle: 4,
  joining: 5,
  paused: 6,
  offline: 7,
  removed: 8,
};

/** The one derived presence of an agent: the first that holds of removed, joining, paused, offline, stalled, waiting for you, working, in review, idle. */
export function presenceOf(
  agent: Pick<AgentCard, "status" | "presence">,
  held: readonly Pick<Card, "status" | "suspectAt" | "quietAt">[],
): Presence {
  if (agent.status === "revoked" || agent.status === "refused") return "removed";
  if (agent.status === "pending_approval" || agent.status === "verifying") return "joining";
  if (agent.status === "paused") return "paused";
  if (agent.presence === "offline") return "offline";
  if (held.some((card) => card.suspectAt)) return "stalled";
  if (held.some((card) => card.status === "input-required")) return "waiting for you";
  if (held.length === 0) return "idle";
  return held.every((card) => card.status === "in-review") ? "in review" : "working";
}
