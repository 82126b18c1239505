import type { Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";

/** Marks a checkpoint of the plan, by its number, as reached; once. */
export function reachCheckpoint(work: Work, { runId, index }: { runId: string; index: number }): Run {
  const run = work.get("run", runId);
  if (run.checkpoints.some((one) => one.index === index)) return run;
  const marked = { ...run, checkpoints: [...run.checkpoints, { index, at: work.now.toISOString() }] };
  work.put("run", marked);
  work.emit("run.checkpoint_reached", { runId }, { index, note: run.plan?.checkpoints[index]?.note ?? "" });
  return marked;
}
