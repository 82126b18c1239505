import { isPush } from "#server/domain/agent.ts";
import type { Delivery } from "#server/domain/envelope.ts";
import type { State } from "#server/queue/state.ts";

/**
 * Whether an envelope's turn has come. An edit goes after the assignment it changes: it waits until that has arrived, or
 * the agent has shown that it has it. Pushed ones go one by one, since two on their way at once may change places.
 */
export function mayLeave(state: State, { id, type, agentId, attemptId }: Delivery): boolean {
  if (type !== "task.edited") return true;
  const agent = state.maps.agent.get(agentId);
  const offered = state.maps.attempt.get(attemptId ?? "")?.status === "offered";
  for (const other of state.pendingByAgent.get(agentId) ?? []) {
    const delivery = state.maps.delivery.get(other);
    if (!delivery || delivery.attemptId !== attemptId || other >= id) continue;
    if (delivery.type === "task.assigned" && offered) return false;
    if (delivery.type === "task.edited" && agent && isPush(agent)) return false;
  }
  return true;
}
