import type { RunId } from "#server/domain/ids.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import type { Task } from "#server/domain/task.ts";
import type { State } from "#server/queue/state.ts";

/** A choice the coordinator owes. `key` names the very state it is about, so that it is never made twice. */
export type Due = {
  kind: DecisionKind;
  key: string;
  subjectId: string;
  runId: RunId | null;
  /** Dues of one kind and group may be answered together. */
  group: string;
  /** For people: what it is about, and since when it waits. */
  title: string;
  since: Date;
};

type Look = { state: State; now: Date; evenHeld: boolean };

/**
 * Everything the coordinator owes in a workspace now, a pure function of its rows; nothing of a run that is held,
 * unless `evenHeld` asks what will be owed when it goes on.
 */
export function dueDecisions(state: State, now: Date, { evenHeld = false } = {}): Due[] {
  const due: Due[] = [];
  const look: Look = { state, now, evenHeld };
  for (const run of state.maps.run.values()) due.push(...ofRun(look, run));
  for (const id of state.tasksByStatus.get("in-review") ?? [])
    due.push(...reviewOf(look, state.maps.task.get(id)));
  for (const id of state.tasksByStatus.get("failed") ?? [])
    due.push(...recoveryOf(look, state.maps.task.get(id)));
  for (const id of state.tasksByStatus.get("ready") ?? []) due.push(...gapOf(look, state.maps.task.get(id)));
  for (const one of state.maps.inquiry.values())
    if (one.status === "open")
      due.push({
        kind: "converse",
        key: `converse:${one.id}`,
        subjectId: one.id,
        runId: null,
        // Who is called by name owes each message an answer of its own: an order must not go under in later talk.
        group: `${one.threadId} ${one.authorId}${one.mentioned ? ` ${one.id}` : ""}`,
        title: one.body,
        since: one.at,
      });
  return due;
}

/** Is this still owed, in the very state it was asked about? */
export const isStillDue = (state: State, due: Due, now: Date, how: { evenHeld?: boolean } = {}): boolean =>
  dueDecisions(state, now, how).some((one) => one.key === due.key);

/** The model judges a result this often; then a person does. */
const resultRounds = 2;

function ofRun({ state, evenHeld }: Look, run: Run): Due[] {
  const modelReviews = state.workspace.settings.coordinator.resultReview === "model";
  const about = { subjectId: run.id, runId: run.id, group: run.id, title: run.title };
  const asking = ["planning", "running", ...(evenHeld ? ["paused"] : [])];
  const asked = run.ask && asking.includes(run.status) ? run.ask : null;
  if (asked)
    return [{ kind: "plan", key: `plan:${run.id}:${asked.number}`, ...about, since: new Date(asked.at) }];
  const round = run.result?.verdict?.at ?? run.result?.reportId ?? "first";
  // A run that was held goes on running for a moment; of more work, or of another plan, it is another result.
  const done = `${run.planVersion}.${run.counts.completed}`;
  const comes = evenHeld && (run.status === "paused" || run.status === "running");
  if (run.status === "consolidating" || comes)
    return [
      { kind: "consolidate", key: `consolidate:${run.id}:${round}:${done}`, ...about, since: run.updatedAt },
    ];
  const judged = run.status === "in-review" && run.result && run.result.round <= resultRounds;
  if (modelReviews && judged && run.result)
    return [
      { kind: "review", key: `review:${run.id}:${run.result.reportId}`, ...about, since: run.updatedAt },
    ];
  return [];
}

function isMoving({ state, evenHeld }: Look, task: Task): boolean {
  if (task.runId === null) return true;
  const status = state.maps.run.get(task.runId)?.status;
  return status === "running" || (evenHeld && status === "paused");
}

/** What is owed about a task; those of one run may be answered together. */
const ofTask = (kind: DecisionKind, key: string, task: Task, since = task.updatedAt): Due => ({
  kind,
  key,
  subjectId: task.id,
  runId: task.runId,
  group: `${task.runId}`,
  title: task.title,
  since,
});

function reviewOf(look: Look, task: Task | undefined): Due[] {
  if (task?.review !== "model" || !isMoving(look, task)) return [];
  if (task.verdict?.by !== "checks" || task.verdict.verdict !== "accepted") return [];
  const attempt = task.attemptId ? look.state.maps.attempt.get(task.attemptId) : undefined;
  const key = `review:${task.id}:${task.attemptId}:${attempt?.changes ?? 0}`;
  return [ofTask("review", key, task)];
}

function recoveryOf(look: Look, task: Task | undefined): Due[] {
  if (!task?.runId || task.reviewOf || !isMoving(look, task) || task.recovery?.closed) return [];
  const key = `recover:${task.id}:${task.attemptNumber}:${task.recovery?.tries ?? 0}`;
  return [ofTask("recover", key, task)];
}

/** A task of a run that nobody can do, for longer than a rung may take: advice on its skills is due. */
function gapOf(look: Look, task: Task | undefined): Due[] {
  if (!task?.runId || !task.gap || task.gap.missing.length === 0 || !isMoving(look, task)) return [];
  const { state, now } = look;
  const { rungSeconds } = state.workspace.settings.coordinator;
  const since = task.readyAt ?? task.updatedAt;
  if (+now - +since < rungSeconds * 1000) return [];
  const key = `assign:${task.id}:${[...task.skills, ...task.tools].join(",")}`;
  const advised = task.recovery?.steps.filter(({ action }) => action === "relax" || action === "leave") ?? [];
  if (advised.length >= state.workspace.settings.coordinator.maxRecoveries) return [];
  if (advised.some(({ decisionId }) => decisionId === key)) return [];
  return [ofTask("assign", key, task, since)];
}
