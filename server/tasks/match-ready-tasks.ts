import { blankDecision } from "#server/domain/decision.ts";
import { type Candidate, type Match, matchTasks } from "#server/domain/match.ts";
import type { VectorLookup } from "#server/domain/match-vectors.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { dispatchStop } from "../runs/count-dispatch.ts";
import { agentsWithLoad } from "./agents-with-load.ts";
import { failTried } from "./fail-tried.ts";
import { holdersOf } from "./holders-of.ts";
import { offerTask } from "./offer-task.ts";
import { readyGroups } from "./ready-groups.ts";

/** Gives ready tasks to free agents, optimal over all of them at once, and says of each other task why nobody can do it. */
export function matchReadyTasks(work: Work, input: { vectors?: VectorLookup } | null): { offered: number } {
  if (work.workspace.pausedAt) return { offered: 0 };
  const tasks = work.tasksIn("ready").filter((task) => mayBeGiven(work, task));
  if (tasks.length === 0) return { offered: 0 };
  const agents = agentsWithLoad(work);
  const free = agents.reduce(
    (sum, { agent, load }) => sum + Math.max(0, agent.profile.max_concurrency - load),
    0,
  );
  const groups = readyGroups(tasks, Math.max(3, free), work.now);
  const heads = groups.flatMap((group) => group.head);
  const { weights } = work.workspace.settings;
  const { matches, gaps, busy } = matchTasks(
    heads,
    agents,
    weights,
    work.now,
    holdersOf(work, heads),
    input?.vectors,
  );
  for (const match of matches) offer(work, match, { ready: tasks.length, agents: agents.length, weights });
  for (const gap of gaps) {
    const group = groups.find(({ head }) => head.some((task) => task.id === gap.taskId));
    for (const task of group?.all ?? []) {
      if (gap.tried && task.runId && !task.reviewOf) failTried(work, task.id, gap.reason);
      else tellGap(work, task.id, gap);
    }
  }
  for (const taskId of busy) clearGap(work, taskId);
  return { offered: matches.length };
}

/** Leaves out what is frozen, and what its run has no budget for, which is said on it. */
function mayBeGiven(work: Work, task: Task): boolean {
  if (work.frozen(task)) return false;
  const stop = dispatchStop(work, task);
  if (stop) tellGap(work, task.id, { reason: stop, missing: [] });
  return stop === null;
}

function offer(work: Work, match: Match, inputs: object): void {
  // The offers before it may have used the run's attempts up.
  if (dispatchStop(work, work.task(match.taskId))) return;
  const decisionId = work.id("de");
  work.put("decision", {
    ...blankDecision,
    id: decisionId,
    workspaceId: work.workspace.id,
    taskId: match.taskId,
    runId: work.task(match.taskId).runId,
    kind: "assign",
    by: "rules",
    // Who was as good: the rules break ties at once, and say that there was one.
    inputs: match.tie.length > 0 ? { ...inputs, tie: match.tie } : inputs,
    candidates: match.candidates.map(rounded),
    chosen: match.agentId,
    reason: match.reason,
    at: work.now,
  });
  const agent = work.get("agent", match.agentId);
  offerTask(work, { task: work.task(match.taskId), agent, reason: match.reason, decisionId });
}

function tellGap(
  work: Work,
  taskId: string,
  { reason, missing }: { reason: string; missing: string[] },
): void {
  const task = work.task(taskId);
  if (task.gap?.reason === reason) return;
  work.put("task", { ...task, gap: { reason, missing } });
  work.emit("task.unmatched", { taskId }, { reason, missing });
}

function clearGap(work: Work, taskId: string): void {
  const task = work.task(taskId);
  if (!task.gap) return;
  work.put("task", { ...task, gap: null });
  work.emit("task.readied", { taskId }, { reason: "an agent that can do it is there again, busy for now" });
}

/** Scores to three digits: enough to be read, and half the room in a log of thousands of decisions. */
function rounded(candidate: Candidate): Candidate {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const { skill, record, load, speed, cost, continuity } = candidate.parts;
  const parts = {
    skill: round(skill),
    record: round(record),
    load: round(load),
    speed: round(speed),
    cost: round(cost),
    continuity: round(continuity),
  };
  return { ...candidate, score: round(candidate.score), parts };
}
