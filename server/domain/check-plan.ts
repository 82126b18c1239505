import { type AbortCondition, type Budget, mostPlanTasks, type OperationsPlan } from "./plan.ts";

/** What is wrong with a plan, and where: `tasks[2].depends_on`. */
export type PlanProblem = { path: string; message: string };
export type PlanLimits = {
  maxTasks: number;
  /** The workspace's limits of a month. */
  budget: { usd: number | null; tokens: number | null };
  now: Date;
};

/**
 * Everything that keeps a plan from coming into force. A task nobody here could do is no problem but a gap, which
 * `planStaffing` names: an agent may be invited meanwhile.
 */
export function checkPlan(plan: OperationsPlan, limits: PlanLimits): PlanProblem[] {
  const most = Math.min(limits.maxTasks, mostPlanTasks);
  const problems: PlanProblem[] = [];
  const say = (path: string, message: string): void => void problems.push({ path, message });
  if (plan.tasks.length === 0) say("tasks", "a plan needs a task");
  if (plan.tasks.length > most) say("tasks", `${plan.tasks.length} tasks; at most ${most} are allowed here`);
  if (plan.title.trim() === "") say("title", "a plan needs a title");
  checkTasks(plan, say);
  const keys = new Set(plan.tasks.map((task) => task.key));
  for (const [i, { after }] of plan.checkpoints.entries())
    for (const key of after)
      if (!keys.has(key)) say(`checkpoints[${i}].after`, `“${key}” is no task of this plan`);
  for (const [i, condition] of plan.abort_conditions.entries()) checkAbort(condition, i, say);
  checkBudget(plan.budget, limits.budget, say);
  if (plan.deadline_at && new Date(plan.deadline_at) <= limits.now)
    say("deadline_at", "the deadline is in the past");
  return problems;
}

type Say = (path: string, message: string) => void;

function checkTasks({ tasks }: OperationsPlan, say: Say): void {
  const index = new Map<string, number>();
  for (const [i, { key, title }] of tasks.entries()) {
    const first = index.get(key);
    if (first === undefined) index.set(key, i);
    else say(`tasks[${i}].key`, `“${key}” is already the key of “${tasks[first]?.title}”`);
    if (title.trim() === "") say(`tasks[${i}].title`, `the task “${key}” has no title`);
  }
  for (const [i, { depends_on }] of tasks.entries())
    for (const key of depends_on)
      if (!index.has(key)) say(`tasks[${i}].depends_on`, `“${key}” is no task of this plan`);
  const circle = findCircle(tasks);
  if (circle) {
    const at = index.get(circle[0] ?? "") ?? 0;
    say(`tasks[${at}].depends_on`, `the tasks wait for each other in a circle: ${circle.join(" → ")}`);
  }
}

/** Keys of the first circle of dependencies, the first key again at the end; null when there is none. */
export function findCircle(tasks: readonly { key: string; depends_on: string[] }[]): string[] | null {
  const needs = new Map(tasks.map((task) => [task.key, task.depends_on]));
  const done = new Set<string>();
  for (const { key } of tasks) {
    const path = [{ key, left: [...(needs.get(key) ?? [])] }];
    // No recursion: a chain of five hundred tasks is a plan too.
    for (let step = path.at(-1); step && !done.has(key); step = path.at(-1)) {
      const next = step.left.shift();
      if (next === undefined) {
        done.add(step.key);
        path.pop();
        continue;
      }
      const at = path.findIndex((one) => one.key === next);
      if (at >= 0) return [...path.slice(at).map((one) => one.key), next];
      if (!done.has(next)) path.push({ key: next, left: [...(needs.get(next) ?? [])] });
    }
  }
  return null;
}

const nouns = {
  failed_tasks: "how many failed tasks",
  cost_usd: "how many dollars",
  hours: "how many hours",
};

function checkAbort({ kind, value, text }: AbortCondition, i: number, say: Say): void {
  if (kind === "other" && text === "") say(`abort_conditions[${i}].text`, "say in words when to stop");
  if (kind !== "other" && (value === null || value <= 0))
    say(`abort_conditions[${i}].value`, `say after ${nouns[kind]} to stop`);
}

function checkBudget(budget: Budget, month: PlanLimits["budget"], say: Say): void {
  if (budget.usd !== null && month.usd !== null && budget.usd > month.usd)
    say("budget.usd", `$${budget.usd} is more than the workspace's $${month.usd} a month`);
  if (budget.tokens !== null && month.tokens !== null && budget.tokens > month.tokens)
    say("budget.tokens", `${budget.tokens} tokens are more than the workspace's ${month.tokens} a month`);
}
