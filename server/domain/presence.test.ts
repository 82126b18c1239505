import { expect, test } from "vitest";
import type { AgentStatus } from "./agent.ts";
import { agentStatuses } from "./agent.ts";
import { type Presence, presenceOf, presenceWords } from "./presence.ts";

type Held = {
  status: "assigned" | "working" | "input-required" | "in-review";
  suspectAt: string | null;
  quietAt: string | null;
};
const working: Held = { status: "working", suspectAt: null, quietAt: null };
const quiet: Held = { ...working, quietAt: "2026-03-01T12:00:00Z" };
const stalled: Held = { ...working, suspectAt: "2026-03-01T12:00:00Z" };
const asking: Held = { ...working, status: "input-required" };
const handedIn: Held = { ...working, status: "in-review" };
const hands: [string, Held[], Presence][] = [
  ["nothing", [], "idle"],
  ["an offer", [{ ...working, status: "assigned" }], "working"],
  ["work", [working], "working"],
  ["quiet work", [quiet], "working"],
  ["a question", [asking], "waiting for you"],
  ["work and a question", [working, asking], "waiting for you"],
  ["work under review", [handedIn], "in review"],
  ["work, and work under review", [handedIn, working], "working"],
  ["suspect work", [stalled], "stalled"],
  ["a question and suspect work", [asking, stalled, working], "stalled"],
];
const fixed: Partial<Record<AgentStatus, Presence>> = {
  revoked: "removed",
  refused: "removed",
  pending_approval: "joining",
  verifying: "joining",
  paused: "paused",
};

test.each(
  agentStatuses.flatMap((status) =>
    (["online", "offline"] as const).flatMap((presence) =>
      hands.map(([holding, held, word]) => ({
        status,
        presence,
        holding,
        held,
        word: fixed[status] ?? (presence === "offline" ? "offline" : word),
      })),
    ),
  ),
)("$status, $presence, holding $holding: $word", ({ status, presence, held, word }) => {
  expect(presenceOf({ status, presence }, held)).toBe(word);
  expect(presenceWords).toContain(word);
});
