import type { Delivery } from "#server/domain/envelope.ts";
import type { State } from "#server/queue/state.ts";
import { fitEnvelope } from "../deliveries/fit-envelope.ts";
import { assignmentOf, wholeTaskOf } from "../tasks/assignment-of.ts";

/** A pending envelope as it leaves, with all it says: the task of an assignment or an edit is put in here, as it is now. */
export function readEnvelope(state: State, baseUrl: string, delivery: Delivery): Delivery {
  const { type, data, taskId, attemptId, agentId } = delivery;
  if (type !== "task.assigned" && type !== "task.edited") return delivery;
  // Those written by earlier versions hold all of it.
  if (data && Object.hasOwn(data, "report_url")) return delivery;
  // INVARIANT: while one of these is pending its attempt is open, and both rows are in memory.
  const task = state.maps.task.get(taskId ?? "");
  const attempt = state.maps.attempt.get(attemptId ?? "");
  if (!task || !attempt) throw new Error(`${type} ${delivery.id} has lost its task or its attempt`);
  const { id, name } = state.workspace;
  const api = `${baseUrl}/api/agent/v1`;
  const body =
    type === "task.assigned"
      ? assignmentOf(baseUrl, task, attempt)
      : {
          task: wholeTaskOf(api, task),
          attempt: { id: attempt.id, number: attempt.number },
          ...(data as object),
          report_url: `${api}/attempts/${attempt.id}`,
        };
  return { ...delivery, data: fitEnvelope({ workspace: { id, name }, agent: { id: agentId }, ...body }) };
}
