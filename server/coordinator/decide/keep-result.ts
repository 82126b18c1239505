import type { DecisionId } from "#server/domain/ids.ts";
import type { ConsolidationProposal } from "#server/domain/proposals.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../../decisions/record-decision.ts";
import { recordResult } from "../../runs/record-result.ts";
import type { StoredReport } from "./store-report.ts";

export type KeepInput = {
  runId: string;
  proposal: ConsolidationProposal;
  report: StoredReport;
  decisionId: DecisionId | null;
};

/** Makes a stored report an artifact of its run, and the run's result of it and of its tasks' artifacts; nothing when the run is not being consolidated any more. */
export function keepResult(work: Work, { runId, proposal, report, decisionId }: KeepInput): void {
  const run = work.get("run", runId);
  if (run.status !== "consolidating") return;
  const reportId = work.id("ar");
  work.put("artifact", {
    id: reportId,
    workspaceId: run.workspaceId,
    taskId: null,
    runId: run.id,
    attemptId: null,
    agentId: null,
    ...report,
    version: 1,
    baseVersion: null,
    url: null,
    late: false,
    at: work.now,
  });
  const tasks = work.tasksOf(runId).filter((task) => task.status === "completed" && task.reviewOf === null);
  const artifacts = tasks.flatMap((task) =>
    finalOf(task, tasks).map(({ id, name, mediaType, bytes }) => ({
      id,
      name,
      taskId: task.id,
      mediaType,
      bytes,
    })),
  );
  const { title, summary, criteria, uncertain } = proposal;
  const met = criteria.filter((one) => one.met).length;
  const byRules = {
    kind: "consolidate" as const,
    by: "rules",
    runId: run.id,
    chosen: title,
    reason: `${met} of ${criteria.length} criteria shown to be met; ${uncertain[0] ?? ""}`,
  };
  const result = {
    title,
    summary,
    criteria,
    uncertain,
    reportId,
    round: (run.result?.round ?? 0) + 1,
    artifacts,
    decisionId: decisionId ?? recordDecision(work, byRules),
    verdict: null,
  };
  recordResult(work, { runId, result });
}

/** What a task delivered for good: not what a task that builds on it (its whole, a revision) delivers under the same name. */
function finalOf({ id, artifacts }: Task, tasks: readonly Task[]): Task["artifacts"] {
  const later = buildOn(id, tasks);
  return artifacts.filter(
    ({ name }) => !later.some((task) => task.artifacts.some((one) => one.name === name)),
  );
}

/** The tasks that wait for a task, directly or through others. */
function buildOn(id: string, tasks: readonly Task[]): Task[] {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const task of tasks) if (task.dependsOn.some((one) => found.has(one))) found.add(task.id);
  }
  return tasks.filter((task) => task.id !== id && found.has(task.id));
}
