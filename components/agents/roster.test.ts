import { expect, test } from "vitest";
import { sampleCard } from "#components/board/sample-card.ts";
import type { AgentCard, Card } from "#server/domain/card.ts";
import { fitsRoster, rosterCounts, rosterOf, rosterSince } from "./roster.ts";

const agent = (name: string, change: Partial<AgentCard> = {}): AgentCard => ({
  id: `ag_${name}`,
  memberId: `mb_${name}`,
  name,
  framework: "custom",
  model: null,
  device: null,
  status: "active",
  presence: "online",
  availability: "available",
  mode: "pull",
  skills: [{ id: "law", name: "Law" }],
  tools: [],
  maxConcurrency: 1,
  degradedAt: null,
  pausedAt: null,
  pausedBy: null,
  createdAt: "2026-01-05T12:00:00.000Z",
  ...change,
});
const agents = [
  agent("Idle 10"),
  agent("Idle 9"),
  agent("Busy"),
  agent("Asking"),
  agent("Silent"),
  agent("Away", { presence: "offline" }),
  agent("Lost", { presence: "offline" }),
  agent("Door", { status: "pending_approval" }),
  agent("Gone", { status: "revoked" }),
];
const card = (change: Partial<Card>) => [sampleCard({ id: "tk", status: "working", ...change })];
const held = new Map([
  ["ag_Busy", card({})],
  ["ag_Asking", card({ status: "input-required", since: "2026-01-05T12:01:00.000Z" })],
  ["ag_Silent", card({ suspectAt: "2026-01-05T12:10:00.000Z", evidenceAt: "2026-01-05T12:00:30.000Z" })],
  ["ag_Lost", card({})],
]);
const roster = rosterOf(Object.fromEntries(agents.map((one) => [one.id, one])), held);
const names = (list: typeof roster) => list.map((entry) => entry.agent.name);

test("who needs attention comes first, numbers in names count as numbers, who is gone is not there", () => {
  expect(names(roster)).toEqual(["Silent", "Asking", "Door", "Lost", "Busy", "Idle 9", "Idle 10", "Away"]);
});

test("each number is what its filter shows", () => {
  const counts = rosterCounts(roster, "paused");
  for (const { filter, number } of counts)
    expect(roster.filter((entry) => fitsRoster(entry, filter, [])).length, filter).toBe(number);
  expect(counts.map(({ filter, number }) => `${filter} ${number}`)).toEqual([
    "all 8",
    "attention 4",
    "stalled 1",
    "waiting for you 1",
    "working 1",
    "idle 2",
    "joining 1",
    "paused 0",
    "offline 2",
  ]);
  expect(names(roster.filter((entry) => fitsRoster(entry, "all", ["law", "idle"])))).toHaveLength(2);
});

test("since when: silence from the last evidence, a question from when it was asked", () => {
  const since = (name: string) => {
    const entry = roster.find((one) => one.agent.name === name);
    return entry && rosterSince(entry, "2026-01-05T11:00:00.000Z");
  };
  expect(since("Silent")).toBe("2026-01-05T12:00:30.000Z");
  expect(since("Asking")).toBe("2026-01-05T12:01:00.000Z");
  expect(since("Away")).toBe("2026-01-05T11:00:00.000Z");
  expect(since("Busy")).toBe("2026-01-05T12:00:00.000Z");
  expect(since("Idle 9")).toBeNull();
});
