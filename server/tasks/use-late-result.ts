import { AppError } from "#server/domain/errors.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { adoptLateResult } from "./adopt-late-result.ts";

export type UseLateInput = { lateId: string };

/** Takes a late result as the task's result after all. Refused when it was used before, or the task is completed or canceled. */
export function useLateResult(work: Work, input: UseLateInput): Task {
  const row = work.get("late_result", input.lateId);
  if (row.usedAt) throw new AppError("conflict", "This late result was used already.");
  const attempt = work.get("attempt", row.attemptId);
  work.put("late_result", { ...row, usedAt: work.now });
  return adoptLateResult(work, {
    lateId: row.id,
    payload: row.payload,
    attempt,
    task: work.task(row.taskId),
  });
}
