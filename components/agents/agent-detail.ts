import type { AgentProfile, SkillRecord } from "#server/domain/agent.ts";
import type { AgentCard } from "#server/domain/card.ts";
import type { ClockOverrides } from "#server/domain/clocks.ts";

export type ShownDelivery = {
  id: string;
  type: string;
  status: string;
  tries: number;
  lastError: string | null;
  createdAt: Date | string;
  settledAt: Date | string | null;
};

/** An agent with everything a person may know of it, as `agents.show` and `agents.list` answer it. */
export type AgentDetail = AgentCard & {
  profile: AgentProfile;
  deliveryUrl: string | null;
  ownerName: string;
  frameworkVersion: string | null;
  lastSeenAt: Date | string | null;
  keyHint: string | null;
  clocks: ClockOverrides;
  record: Record<string, SkillRecord>;
  load: number;
  joinedSteps: { reached: boolean; saidHello: boolean; active: boolean };
  recentDeliveries: ShownDelivery[];
};
