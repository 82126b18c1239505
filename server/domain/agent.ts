import { z } from "zod";
import type { ClockOverrides } from "./clocks.ts";
import type { AgentId, MemberId, WorkspaceId } from "./ids.ts";
import type { SkillRecord } from "./skill-record.ts";

const line = (max: number) => z.string().trim().max(max);
export const Skill = z.object({
  id: line(64).min(1, "a skill needs an id"),
  name: line(120).default(""),
  description: line(2_000).default(""),
  tags: z.array(line(64)).max(50).default([]),
  examples: z.array(line(500)).max(20).default([]),
});
export type Skill = z.infer<typeof Skill>;

/** What an agent says of itself (the useful half of an A2A agent card). */
export const AgentProfile = z.object({
  summary: line(2_000).default(""),
  skills: z.array(Skill).max(100).default([]),
  tools: z.array(line(64)).max(100).default([]),
  input_modes: z.array(line(100)).max(50).default([]),
  output_modes: z.array(line(100)).max(50).default([]),
  max_concurrency: z.number().int().min(1).max(100).default(1),
});
export type AgentProfile = z.infer<typeof AgentProfile>;

export const agentStatuses = [
  "pending_approval",
  "refused",
  "verifying",
  "active",
  "paused",
  "revoked",
] as const;
export type AgentStatus = (typeof agentStatuses)[number];

export const deliveryModes = [
  "webhook",
  "a2a",
  "openclaw_hooks",
  "hermes_runs",
  "chat_completions",
  "pull",
] as const;
export type DeliveryMode = (typeof deliveryModes)[number];
/** Where envelopes go; `headersSealed` are the owner's static headers, encrypted. */
type AgentDelivery = {
  mode: DeliveryMode;
  url: string | null;
  agentCardUrl: string | null;
  headersSealed: string | null;
};

/** A registered always-on program. */
export type Agent = {
  id: AgentId;
  workspaceId: WorkspaceId;
  memberId: MemberId;
  ownerId: string;
  name: string;
  framework: string;
  frameworkVersion: string | null;
  model: string | null;
  device: string | null;
  profile: AgentProfile;
  delivery: AgentDelivery;
  status: AgentStatus;
  presence: "online" | "offline";
  availability: "available" | "busy" | "away";
  keyHash: string | null;
  keyHint: string | null;
  claimHash: string | null;
  claimUntil: Date | null;
  claimedAt: Date | null;
  secretSealed: string | null;
  oldSecretSealed: string | null;
  oldSecretUntil: Date | null;
  nonceHash: string | null;
  nonceUntil: Date | null;
  clocks: ClockOverrides;
  pollSeconds: number;
  /** By skill as tasks name it; a row may be older than some of the counts. */
  record: Record<string, Partial<SkillRecord>>;
  /** Times of the stalls of the last 24 h, in ms since the epoch. */
  stalls: number[];
  degradedAt: Date | null;
  lastSeenAt: Date | null;
  approvedById: string | null;
  pausedAt: Date | null;
  pausedBy: string | null;
  revokedAt: Date | null;
  createdAt: Date;
};

/** Does the workspace push to this agent, or does it come for its envelopes? */
export const isPush = (agent: Pick<Agent, "delivery">): boolean => agent.delivery.mode !== "pull";

/** Seconds without a sign of life after which an agent is offline (protocol, section 4: presence). */
export const presenceSeconds = (agent: Pick<Agent, "delivery" | "pollSeconds">): number =>
  isPush(agent) ? 90 : Math.max(30, 3 * agent.pollSeconds);
