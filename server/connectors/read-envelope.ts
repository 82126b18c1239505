import type { Delivery } from "#server/domain/envelope.ts";
import type { State } from "#server/queue/state.ts";
import { fitEnvelope } from "../deliveries/fit-envelope.ts";
import { assignmentOf } from "../tasks/assignment-of.ts";

/** A pending envelope as it leaves, with all it says: an assignment is put together here from its task and its attempt. */
export function readEnvelope(state: State, baseUrl: string, delivery: Delivery): Delivery {
  const { type, data, taskId, attemptId, agentId } = delivery;
  // Those written by earlier versions hold all of it.
  if (type !== "task.assigned" || (data && Object.hasOwn(data, "report_url"))) return delivery;
  // INVARIANT: while an assignment is pending its attempt is open, and both rows are in memory.
  const task = state.maps.task.get(taskId ?? "");
  const attempt = state.maps.attempt.get(attemptId ?? "");
  if (!task || !attempt) throw new Error(`assignment ${delivery.id} has lost its task or its attempt`);
  const { id, name } = state.workspace;
  const body = assignmentOf(baseUrl, task, attempt);
  return { ...delivery, data: fitEnvelope({ workspace: { id, name }, agent: { id: agentId }, ...body }) };
}
