import type { Agent } from "#server/domain/agent.ts";
import type { Delivery } from "#server/domain/envelope.ts";

/** What came of one try to hand an envelope over. `report` is what the agent said at once, which saves it a call. */
export type Handover =
  | { ok: true; report: { status: "accepted" | "busy" | "rejected"; reason: string } | null }
  | { ok: false; error: string; retryAfterSeconds?: number; gone?: boolean };

/** One vendor's way of being handed envelopes. It translates, and decides nothing. */
export type Connector = {
  deliver: (
    agent: Agent,
    delivery: Pick<Delivery, "id" | "type" | "data" | "attemptId" | "createdAt">,
  ) => Promise<Handover>;
  close: () => Promise<void>;
};
