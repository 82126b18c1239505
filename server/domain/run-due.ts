import type { AbortCondition } from "./plan.ts";
import type { HoldReason, Run } from "./run.ts";
import { isNear, noSpend, usedUp } from "./spend.ts";
import { isFinal, type Task } from "./task.ts";

/** What is to be done with a run now. */
export type RunDue =
  | { act: "checkpoint"; index: number; note: string; ask: boolean }
  | { act: "fail"; code: string; message: string }
  | { act: "consolidate" }
  | { act: "warn" }
  | { act: "hold"; reason: HoldReason; words: string; limit?: string };

/** Where a run looks: its plan's tasks, those they were split into included, review tasks not. */
type Look = { run: Run; tasks: readonly Task[]; now: Date; patienceSeconds: number };

/**
 * What a running run is due for, in the order to do it: marks of checkpoints, then the one thing that ends or holds it.
 * `patienceSeconds` is how long failed work may lie before a person is asked.
 */
export function runDue(look: Look): RunDue[] {
  const { run, tasks } = look;
  if (run.status !== "running" || !run.plan) return [];
  const marks = checkpointsReached(run, tasks);
  const asked = marks.find((mark) => mark.ask);
  if (asked)
    return [...marks, { act: "hold", reason: "checkpoint", words: asked.note || "A checkpoint asks." }];
  const met = run.plan.abort_conditions.find((condition) => isMet(condition, look));
  if (met) return [...marks, { act: "fail", code: "abort_condition", message: sayAbort(met) }];
  if (tasks.length > 0 && tasks.every(isSettled)) return [...marks, ...settled(look)];
  return [...marks, ...warning(run), ...holding(look)];
}

const isSettled = (task: Task): boolean => task.status === "completed" || task.status === "canceled";

/** A plan that is still asked for, or waits for a yes, may bring more work. */
function settled({ run, tasks }: Look): RunDue[] {
  if (run.ask || run.draft) return [];
  if (tasks.some((task) => task.status === "completed")) return [{ act: "consolidate" }];
  return [{ act: "fail", code: "nothing_done", message: "All of its tasks were canceled." }];
}

function checkpointsReached({ plan, checkpoints }: Run, tasks: readonly Task[]) {
  // A part of a split task may have any key; the plan names wholes.
  const done = new Set(
    tasks.flatMap(({ key, status, parentId }) => (key && !parentId && status === "completed" ? key : [])),
  );
  return (plan?.checkpoints ?? []).flatMap(({ after, note, ask }, index) => {
    const known = checkpoints.some((one) => one.index === index);
    return !known && after.every((key) => done.has(key))
      ? { act: "checkpoint" as const, index, note, ask }
      : [];
  });
}

function isMet({ kind, value }: AbortCondition, { run, now }: Look): boolean {
  if (value === null || kind === "other") return false;
  if (kind === "failed_tasks") return run.counts.failed >= value;
  if (kind === "cost_usd") return (run.spend.usd ?? 0) >= value;
  return run.startedAt !== null && +now - +run.startedAt >= value * 3_600_000;
}

function sayAbort({ kind, value, text }: AbortCondition): string {
  const of = {
    failed_tasks: `${value} ${value === 1 ? "task" : "tasks"} failed`,
    cost_usd: `$${value} were spent`,
    hours: `${value} hours passed`,
  };
  const fact =
    kind === "other" ? "A condition to stop was met" : `${of[kind]}, as the plan says when to stop`;
  return text ? `${fact}: ${text}` : `${fact}.`;
}

function warning({ budget, spend: known }: Run): RunDue[] {
  const spend = { ...noSpend, ...known };
  const attempts = budget.attempts !== null && spend.attempts >= budget.attempts * budget.warnAt;
  return spend.warnedAt === null && (attempts || isNear(budget, spend)) ? [{ act: "warn" }] : [];
}

function holding(look: Look): RunDue[] {
  const { run, tasks, now } = look;
  const limit = usedUp(run.budget, { ...noSpend, ...run.spend });
  if (limit && (limit !== "attempts" || isStarving(tasks)))
    return [{ act: "hold", reason: "budget", words: sayBudget(run, limit), limit }];
  if (run.deadlineAt && run.deadlineAt <= now)
    return [
      {
        act: "hold",
        reason: "deadline",
        words: "Its deadline has passed: give it a later one, or abort it.",
      },
    ];
  const words = stuckWords(look);
  return words ? [{ act: "hold", reason: "stuck", words }] : [];
}

/** With no attempts left the work under way is still paid for: only what would need another attempt holds the run. */
const isStarving = (tasks: readonly Task[]): boolean =>
  tasks.some((task) => task.status === "ready") &&
  !tasks.some(({ status }) => status === "assigned" || status === "working" || status === "in-review");

/** Which limit is reached, in words a person can act on. */
export function sayBudget({ budget }: Pick<Run, "budget">, limit: "usd" | "tokens" | "attempts"): string {
  const of = {
    usd: `$${budget.usd}`,
    tokens: `${budget.tokens} tokens`,
    attempts: `${budget.attempts} attempts`,
  };
  return `Its budget of ${of[limit]} is used up: raise it, or abort the run.`;
}

/** Nothing moves any more: what is left has failed or waits for what failed or was canceled. */
function stuckWords({ run, tasks, now, patienceSeconds }: Look): string | null {
  const left = tasks.filter((task) => !isSettled(task));
  if (run.ask || run.draft || left.some(({ status }) => !isFinal(status) && status !== "waiting"))
    return null;
  const since = Math.max(+run.updatedAt, ...tasks.map((task) => +task.updatedAt));
  if (+now - since < patienceSeconds * 1000) return null;
  const failed = left.filter((task) => task.status === "failed");
  const named = failed.slice(0, 3).map((task) => `“${task.title}”`);
  const waiting = left.length - failed.length;
  const what = named.length > 0 ? `${named.join(", ")} failed` : "a task was canceled";
  return `Nothing can go on: ${what}${waiting > 0 ? `, and ${waiting} more wait for it` : ""}. Try it again, cancel it, or change the plan.`;
}
