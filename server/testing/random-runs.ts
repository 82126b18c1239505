import { submitAttempt } from "#server/attempts/submit-attempt.ts";
import { OperationsPlan } from "#server/domain/plan.ts";
import { SubmitReport } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { abortRun } from "#server/runs/abort-run.ts";
import { approvePlan } from "#server/runs/approve-plan.ts";
import { askForPlan } from "#server/runs/ask-for-plan.ts";
import { CreateRun, createRun } from "#server/runs/create-run.ts";
import { discardPlan } from "#server/runs/discard-plan.ts";
import { editRun } from "#server/runs/edit-run.ts";
import { failRun } from "#server/runs/fail-run.ts";
import { pauseRun } from "#server/runs/pause-run.ts";
import { proposePlan } from "#server/runs/propose-plan.ts";
import { recordResult } from "#server/runs/record-result.ts";
import { resumeRun } from "#server/runs/resume-run.ts";
import { retryRun } from "#server/runs/retry-run.ts";
import { reviewResult } from "#server/runs/review-result.ts";
import { savePlan } from "#server/runs/save-plan.ts";
import { sweepRuns } from "#server/runs/sweep-runs.ts";
import { assignTask } from "#server/tasks/assign-task.ts";
import { recordReview } from "#server/tasks/record-review.ts";
import type { Known, Step } from "./history-step.ts";
import { aResult } from "./test-run.ts";

const keys = ["a", "b", "c", "d", "e"];

/** A plan that two numbers choose: which tasks, what waits for what, when to stop, how much it may cost. */
function randomPlan(a: number, b: number): OperationsPlan {
  const chosen = keys.filter((_, i) => (a >> i) & 1 || i === b % keys.length);
  return OperationsPlan.parse({
    title: `Plan ${a}`,
    goal: `Goal ${b}`,
    tasks: chosen.map((key, i) => ({
      key,
      title: `${key}${b % 3}`,
      skills: ["writing"],
      review: b % 2 ? "none" : "person",
      depends_on: i > 0 && b % 3 > 0 ? [chosen[i - 1]] : [],
    })),
    checkpoints: a % 4 === 0 ? [{ after: [chosen[0]], ask: b % 2 === 0 }] : [],
    abort_conditions: a % 2 === 0 ? [{ kind: b % 2 ? "failed_tasks" : "hours", value: 1 }] : [],
    budget: { attempts: a % 3 === 0 ? 1 + b : null, usd: b % 6 === 5 ? 1 + a : null },
  });
}

const onRun =
  (run: (work: Work, runId: string, step: Step, known: Known) => unknown) =>
  (work: Work, step: Step, known: Known) => {
    const id = known.runs[step.a % Math.max(1, known.runs.length)];
    return id && run(work, id, step, known);
  };

/** Someone works a run's next ready task off: it is given by hand, handed in, and accepted. */
function workOff(work: Work, runId: string, { b }: Step, { agents }: Known): void {
  const task = work.tasksOf(runId).find(({ status }) => status === "ready");
  const agentId = agents[b % Math.max(1, agents.length)];
  if (!task || !agentId) return;
  const { attemptId } = assignTask(work, { taskId: task.id, agentId, by: "Owner" });
  submitAttempt(work, {
    agentId,
    attemptId,
    ...SubmitReport.parse({ summary: "done", usage: { cost_usd: 1 } }),
  });
  const about = { by: "person" as const, reviewerId: "someone", lines: [], comment: "" };
  if (work.task(task.id).status === "in-review")
    recordReview(work, { taskId: task.id, verdict: "accepted", ...about });
}

/** Every way a run changes; those that carry it on stand more than once. */
export const runVerbs: readonly ((work: Work, step: Step, known: Known) => unknown)[] = [
  (work, { a, b }, { owner: createdById }) =>
    createRun(work, { ...CreateRun.parse({ plan: randomPlan(a, b) }), createdById, by: "Owner" }),
  (work, { b }, { owner: createdById }) =>
    createRun(work, { ...CreateRun.parse({ goal: `Goal ${b}` }), createdById, by: "Owner" }),
  onRun((work, runId, { a, b }) => {
    const { ask, asks } = work.get("run", runId);
    const askNumber = b % 4 === 0 ? asks - 1 : (ask?.number ?? 0);
    const words = { by: "model", words: "", decisionId: null, problems: [] };
    return proposePlan(work, { runId, askNumber, plan: randomPlan(a, b), ...words });
  }),
  onRun((work, runId, { a, b }) => {
    const run = work.get("run", runId);
    const baseVersion = b % 5 === 0 ? b : (run.draft?.version ?? run.planVersion);
    return savePlan(work, { runId, baseVersion, plan: randomPlan(a, b), by: "Owner", words: "" });
  }),
  onRun((work, runId) => approvePlan(work, { runId, by: "Owner" })),
  onRun((work, runId) => approvePlan(work, { runId, by: "Owner" })),
  onRun((work, runId) => approvePlan(work, { runId, by: "Owner" })),
  onRun((work, runId, { b }) => (b % 3 === 0 ? discardPlan(work, { runId, reason: "" }) : null)),
  onRun((work, runId, { b }, { owner }) => askForPlan(work, { runId, words: `more ${b}`, by: owner })),
  onRun((work, runId) => pauseRun(work, { runId, reason: "person", words: "", by: "Owner" })),
  onRun((work, runId) => resumeRun(work, { runId })),
  onRun((work, runId) => resumeRun(work, { runId })),
  onRun((work, runId, { b }) => (b % 5 === 0 ? abortRun(work, { runId, reason: "enough" }) : null)),
  onRun((work, runId, { b }) =>
    b % 8 === 0 ? failRun(work, { runId, code: "given_up", message: "it is of no use" }) : null,
  ),
  onRun((work, runId, { a, b }) =>
    editRun(work, { runId, title: `R${b}`, budget: randomPlan(a + 1, b).budget }),
  ),
  onRun((work, runId, _, { owner }) => retryRun(work, { runId, by: owner })),
  ...Array.from({ length: 8 }, () => onRun(workOff)),
  onRun((work, runId) => recordResult(work, { runId, result: aResult })),
  onRun((work, runId, { b }, { owner }) =>
    reviewResult(work, {
      runId,
      accepted: b % 3 === 0,
      by: "Owner",
      comment: "",
      replan: b % 2 ? owner : null,
    }),
  ),
  (work) => sweepRuns(work, null),
  (work) => sweepRuns(work, null),
  (work) => sweepRuns(work, null),
];
