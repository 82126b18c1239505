import { cutText } from "#server/domain/cut-text.ts";
import { moveRun, type Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

export type FailRunInput = { runId: string; code: string; message: string };

/** Gives a run up for now: its open work is frozen until a person tries it again, amends the plan or aborts it. */
export function failRun(work: Work, { runId, code, message }: FailRunInput): Run {
  const failure = { code, message: cutText(message, 2_000) };
  const failed = moveRun(work.get("run", runId), "failed", work.now, { failure, hold: null, ask: null });
  work.put("run", failed);
  work.emit("run.failed", { runId }, failure);
  return failed;
}
