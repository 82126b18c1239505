import type { AgentCard, Card } from "./card.ts";

export const presenceWords = [
  "removed",
  "joining",
  "paused",
  "offline",
  "stalled",
  "waiting for you",
  "working",
  "idle",
] as const;
export type Presence = (typeof presenceWords)[number];

/** The one derived presence of an agent: the first that holds of removed, joining, paused, offline, stalled, waiting for you, working, idle. */
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
  return held.length > 0 ? "working" : "idle";
}
