import { claimTask } from "#server/agents/claim-task.ts";
import { editAgent } from "#server/agents/edit-agent.ts";
import { pauseAgent } from "#server/agents/pause-agent.ts";
import { resumeAgent } from "#server/agents/resume-agent.ts";
import { revokeAgent } from "#server/agents/revoke-agent.ts";
import { sweepAgents } from "#server/agents/sweep-agents.ts";
import { acceptAttempt } from "#server/attempts/accept-attempt.ts";
import { addArtifact } from "#server/attempts/add-artifact.ts";
import { beatAttempt } from "#server/attempts/beat-attempt.ts";
import { failAttempt } from "#server/attempts/fail-attempt.ts";
import { postActivities } from "#server/attempts/post-activities.ts";
import { rejectAttempt } from "#server/attempts/reject-attempt.ts";
import { submitAttempt } from "#server/attempts/submit-attempt.ts";
import { sweepAttempts } from "#server/attempts/sweep-attempts.ts";
import { settleDeliveries } from "#server/deliveries/settle-deliveries.ts";
import { SubmitReport } from "#server/domain/report.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { allowAgent } from "#server/tasks/allow-agent.ts";
import { answerTask } from "#server/tasks/answer-task.ts";
import { assignTask } from "#server/tasks/assign-task.ts";
import { cancelTask } from "#server/tasks/cancel-task.ts";
import { createTasks } from "#server/tasks/create-tasks.ts";
import { editTask } from "#server/tasks/edit-task.ts";
import { matchReadyTasks } from "#server/tasks/match-ready-tasks.ts";
import { moveTask } from "#server/tasks/move-task.ts";
import { recordReview } from "#server/tasks/record-review.ts";
import { requestPeerReview } from "#server/tasks/request-peer-review.ts";
import { retryTask } from "#server/tasks/retry-task.ts";
import { useLateResult } from "#server/tasks/use-late-result.ts";
import { postMessage } from "#server/threads/post-message.ts";
import { editWorkspace } from "#server/workspaces/edit-workspace.ts";
import { pauseWorkspace } from "#server/workspaces/pause-workspace.ts";
import { resumeWorkspace } from "#server/workspaces/resume-workspace.ts";
import { admitAgent } from "./admit-agent.ts";
import type { Known, Step } from "./history-step.ts";
import { runVerbs } from "./random-runs.ts";

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const reviews = ["none", "checks", "person", "peer"] as const;
const skills = ["writing", "drawing"];

const onTask =
  (run: (work: Work, taskId: string, step: Step, known: Known) => unknown) =>
  (work: Work, step: Step, known: Known) => {
    const id = pick(known.tasks, step.a);
    return id && run(work, id, step, known);
  };
const onAgent =
  (run: (work: Work, agentId: string, step: Step, known: Known) => unknown) =>
  (work: Work, step: Step, known: Known) => {
    const id = pick(known.agents, step.a);
    return id && run(work, id, step, known);
  };
const report =
  (run: (work: Work, about: { agentId: string; attemptId: string }, step: Step) => unknown) =>
  (work: Work, step: Step, known: Known) => {
    // Mostly a late one among the newest: reports for long-gone attempts come too, but not only.
    const recent = step.b % 3 === 0 ? known.attempts : known.attempts.slice(-4);
    const attempt = pick(recent, step.a);
    return attempt && run(work, { agentId: attempt.agentId, attemptId: attempt.id }, step);
  };
const activity = (type: "action" | "elicitation", body: string) => ({ type, body, ephemeral: false });

/** Every way a workspace changes after it was founded; those that carry work on stand more than once. */
export const verbs: readonly ((work: Work, step: Step, known: Known) => unknown)[] = [
  (work, { a, b }, known) => {
    const before = pick(known.tasks, b);
    const wish = {
      title: `T${a}`,
      skills: [pick(skills, a) ?? "x"],
      review: pick(reviews, b),
      acceptance: a % 3 ? [] : ["Good"],
      depends_on: b % 4 === 0 && before ? [before] : [],
    };
    const made = createTasks(work, { tasks: [NewTask.parse(wish)], createdById: known.owner });
    return made;
  },
  (work, { a }, known) =>
    createTasks(work, {
      tasks: [NewTask.parse({ title: `Plain ${a}`, review: "none" })],
      createdById: known.owner,
    }),
  (work, { a, b }) =>
    admitAgent(work, { name: `A${a}`, skills: [pick(skills, b) ?? "x"], places: 1 + (b % 3) }),
  (work) => matchReadyTasks(work, null),
  (work) => matchReadyTasks(work, null),
  (work) => matchReadyTasks(work, null),
  report((work, about) => acceptAttempt(work, about)),
  report((work, about, { b }) => beatAttempt(work, { ...about, percent: b % 101 })),
  report((work, about) => beatAttempt(work, about)),
  report((work, about, { b }) =>
    postActivities(work, { ...about, activities: [activity("action", `did ${b}`)] }),
  ),
  report((work, about) =>
    postActivities(work, { ...about, activities: [activity("elicitation", "which one?")] }),
  ),
  report((work, about, { b }) =>
    addArtifact(work, {
      ...about,
      name: `f${b % 3}.md`,
      mediaType: "text/markdown",
      sha256: "0".repeat(64),
      bytes: 3,
      baseVersion: b % 2,
    }),
  ),
  report((work, about, { b }) =>
    submitAttempt(work, { ...about, ...SubmitReport.parse({ summary: "done", usage: { cost_usd: b % 3 } }) }),
  ),
  report((work, about) => submitAttempt(work, { ...about, ...SubmitReport.parse({ summary: "done too" }) })),
  report((work, about, { b }) =>
    failAttempt(work, { ...about, code: "x", retryable: b % 2 === 0, message: "failed" }),
  ),
  report((work, about, { b }) =>
    rejectAttempt(work, { ...about, code: b % 2 ? "busy" : "policy", message: "" }),
  ),
  (work) => sweepAttempts(work, null),
  (work) => sweepAgents(work, null),
  onTask((work, taskId, { b }) =>
    recordReview(work, {
      taskId,
      by: b % 2 ? "person" : "checks",
      reviewerId: "someone",
      verdict: (["accepted", "changes_requested", "rejected"] as const)[b % 3] ?? "accepted",
      lines: [],
      comment: "",
    }),
  ),
  onTask((work, taskId) =>
    recordReview(work, {
      taskId,
      by: "person",
      reviewerId: "someone",
      verdict: "accepted",
      lines: [{ criterion: "Good", passed: true, evidence: "" }],
      comment: "",
    }),
  ),
  onTask((work, taskId) => requestPeerReview(work, { taskId })),
  onTask((work, taskId) => answerTask(work, { taskId, answer: "this one", from: "Owner" })),
  onTask((work, taskId) => cancelTask(work, { taskId, reason: "enough" })),
  onTask((work, taskId) => retryTask(work, { taskId })),
  onTask((work, taskId, { b }) =>
    editTask(work, { taskId, title: `E${b}`, maxAttempts: 1 + (b % 3), by: "Owner" }),
  ),
  onTask((work, taskId, { b }) => moveTask(work, { taskId, rank: b, priority: b % 2 ? "urgent" : "low" })),
  onTask((work, taskId, { b }, known) =>
    assignTask(work, { taskId, agentId: pick(known.agents, b) ?? "ag_none", by: "Owner" }),
  ),
  onTask((work, taskId, { b }, known) =>
    allowAgent(work, { taskId, agentId: pick(known.agents, b) ?? "ag_none" }),
  ),
  onTask((work, taskId, { b }, known) =>
    claimTask(work, { taskId, agentId: pick(known.agents, b) ?? "ag_none" }),
  ),
  (work, { a }, known) => useLateResult(work, { lateId: pick(known.late, a) ?? "lr_none" }),
  onAgent((work, agentId) => pauseAgent(work, { agentId, by: "Owner" })),
  onAgent((work, agentId) => resumeAgent(work, { agentId })),
  onAgent((work, agentId, { b }) => (b % 4 === 0 ? revokeAgent(work, { agentId, by: "Owner" }) : null)),
  onAgent((work, agentId, { b }) => editAgent(work, { agentId, name: `N${b}`, maxConcurrency: 1 + (b % 3) })),
  onAgent((work, agentId, { b }) => {
    const [deliveryId] = work.state.pendingByAgent.get(agentId) ?? [];
    const outcome = b % 2 ? { ok: true as const } : { ok: false as const, error: "down", gone: b % 4 === 0 };
    if (deliveryId) settleDeliveries(work, [{ deliveryId, ...outcome }]);
  }),
  onTask((work, taskId, { a }) =>
    postMessage(work, {
      threadId: work.task(taskId).threadId,
      taskId,
      authorId: "someone",
      authorName: "Owner",
      body: `@A${a} hello`,
    }),
  ),
  (work, { b }) => (b % 3 === 0 ? pauseWorkspace(work, { by: "Owner", reason: "" }) : null),
  (work) => resumeWorkspace(work, null),
  (work) => resumeWorkspace(work, null),
  (work, { b }) => editWorkspace(work, { name: `Room ${b}`, goal: "Another" }),
  ...runVerbs,
];
