import type { Work } from "#server/queue/work.ts";
import { seeAgent } from "../agents/see-agent.ts";
import { settleDeliveries } from "./settle-deliveries.ts";

/** Notes that a pulling agent has its envelopes; unknown and settled ids count for nothing. Returns how many were new. */
export function acknowledgeDeliveries(work: Work, input: { agentId: string; deliveryIds: readonly string[] }): { acknowledged: number } {
  seeAgent(work, input.agentId);
  const mine = input.deliveryIds.filter((id) => {
    const delivery = work.find("delivery", id);
    return delivery?.agentId === input.agentId && delivery.status === "pending";
  });
  settleDeliveries(work, mine.map((deliveryId) => ({ deliveryId, ok: true })));
  return { acknowledged: mine.length };
}
