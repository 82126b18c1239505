import type { Work } from "#server/queue/work.ts";
import { seeAgent } from "../agents/see-agent.ts";
import { settleDeliveries } from "./settle-deliveries.ts";

/** Notes that a pulling agent has its envelopes; unknown and settled ids count for nothing. Returns how many were new. */
export function acknowledgeDeliveries(
  work: Work,
  input: { agentId: string; deliveryIds: readonly string[] },
): { acknowledged: number } {
  seeAgent(work, input.agentId);
  // Pending deliveries are always in memory, so an unknown id costs no look into the database.
  const pending = work.state.pendingByAgent.get(input.agentId);
  const mine = [...new Set(input.deliveryIds)].filter((id) => pending?.has(id));
  settleDeliveries(
    work,
    mine.map((deliveryId) => ({ deliveryId, ok: true })),
  );
  return { acknowledged: mine.length };
}
