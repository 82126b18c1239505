import { type RunDue, runDue } from "#server/domain/run-due.ts";
import { noSpend } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { beginConsolidation } from "./begin-consolidation.ts";
import { failRun } from "./fail-run.ts";
import { pauseRun } from "./pause-run.ts";
import { reachCheckpoint } from "./reach-checkpoint.ts";

/** Does what every running run is due for: marks, warnings, holds, its end or the putting together of its result. Nothing while the workspace is paused. */
export function sweepRuns(work: Work, _input: null): { done: number } {
  if (work.workspace.pausedAt) return { done: 0 };
  const patienceSeconds = work.workspace.settings.coordinator.rungSeconds;
  let done = 0;
  for (const { id } of [...work.state.maps.run.values()].filter((run) => run.status === "running")) {
    const run = work.get("run", id);
    const tasks = work.tasksOf(id).filter((task) => task.reviewOf === null);
    for (const due of runDue({ run, tasks, now: work.now, patienceSeconds })) {
      carryOut(work, id, due);
      done++;
    }
  }
  return { done };
}

function carryOut(work: Work, runId: string, due: RunDue): void {
  if (due.act === "checkpoint") reachCheckpoint(work, { runId, index: due.index });
  else if (due.act === "fail") failRun(work, { runId, code: due.code, message: due.message });
  else if (due.act === "consolidate") beginConsolidation(work, { runId });
  else if (due.act === "warn") warn(work, runId);
  else {
    if (due.limit) work.emit("budget.exhausted", { runId }, { of: "run", limit: due.limit });
    pauseRun(work, { runId, reason: due.reason, words: due.words, by: "rules" });
  }
}

function warn(work: Work, runId: string): void {
  const run = work.get("run", runId);
  const spend = { ...noSpend, ...run.spend, warnedAt: work.now.toISOString() };
  work.put("run", { ...run, spend });
  work.emit("budget.warned", { runId }, { of: "run", usd: spend.usd, tokens: spend.tokens });
}
