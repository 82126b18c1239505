import { factsOf } from "#server/domain/attempt.ts";
import type { LateResult } from "#server/queue/rows.ts";
import type { Work } from "#server/queue/work.ts";
import type { Held } from "./fence-attempt.ts";

/** What a stale report is answered with (409 `stale_attempt`), after its content was kept. */
export type Late = {
  late: {
    current_attempt_number: number;
    task_status: string;
    attempt_status: string;
    late_result_id: string;
  };
};
export const isLate = (answer: object): answer is Late => "late" in answer;

/** Keeps what an attempt brought after it was over: shown to people and to the coordinator, who may use it. */
export function keepLate(
  work: Work,
  held: Held,
  kind: LateResult["kind"],
  payload: LateResult["payload"],
  used = false,
): Late {
  const { attempt, task } = held;
  const id = work.id("lr");
  work.put("late_result", {
    id,
    workspaceId: work.workspace.id,
    taskId: task.id,
    attemptId: attempt.id,
    agentId: attempt.agentId,
    kind,
    payload,
    at: work.now,
    usedAt: used ? work.now : null,
  });
  work.emit(
    "late_result.kept",
    { taskId: task.id, agentId: attempt.agentId },
    { ...factsOf(attempt), kind, lateId: id },
  );
  return {
    late: {
      current_attempt_number: task.attemptNumber,
      task_status: task.status,
      attempt_status: attempt.status,
      late_result_id: id,
    },
  };
}
