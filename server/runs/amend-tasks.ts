import { diffPlan } from "#server/domain/diff-plan.ts";
import type { OperationsPlan, PlanTask } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";
import { isFinal, type NewTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { cancelTask } from "../tasks/cancel-task.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { amendTask } from "./amend-task.ts";

/** The run's task of each key of its plan: not a review, not a part of a split one; a canceled one only when there is no other. */
function tasksByKey(work: Work, runId: string): Map<string, Task> {
  const found = new Map<string, Task>();
  for (const task of work.tasksOf(runId)) {
    if (task.key === null || task.reviewOf || task.parentId) continue;
    const other = found.get(task.key);
    if (!other || other.status === "canceled") found.set(task.key, task);
  }
  return found;
}

/** Makes a run's tasks what a plan says: by its difference to the plan in force, so that what is done stays and no key is made twice; `by` is who agents are told amended it. Returns how many were made. */
export function amendTasks(work: Work, run: Run, plan: OperationsPlan, by: string): number {
  const known = tasksByKey(work, run.id);
  const diff = run.plan ? diffPlan(run.plan, plan) : null;
  const added = new Set(diff ? diff.added : plan.tasks.map((task) => task.key));
  const isNew = (key: string): boolean => {
    const task = known.get(key);
    return added.has(key) && (!task || task.status === "canceled");
  };
  const fresh = plan.tasks.filter(({ key }) => isNew(key));
  const tasks = fresh.map((task) =>
    newTask(task, run, (key) => (isNew(key) ? key : (known.get(key)?.id ?? key))),
  );
  if (tasks.length > 0) createTasks(work, { tasks, createdById: run.createdById, runId: run.id });
  const now = tasksByKey(work, run.id);
  for (const { key } of diff?.changed ?? []) {
    const task = now.get(key);
    const planned = plan.tasks.find((one) => one.key === key);
    if (task && planned) amendTask(work, run, task, { planned, byKey: now, by });
  }
  for (const key of diff?.removed ?? []) {
    const task = now.get(key);
    if (task) cancelWhole(work, task);
  }
  return tasks.length;
}

/** Cancels what is not done of a task, the parts it was split into included. */
function cancelWhole(work: Work, task: Task): void {
  if (task.runId)
    for (const part of work.tasksOf(task.runId)) if (part.parentId === task.id) cancelWhole(work, part);
  const { status } = work.task(task.id);
  if (!isFinal(status) || status === "failed")
    cancelTask(work, { taskId: task.id, reason: "the amended plan has no such task" });
}

/** The files of the run a task of its plan needs, as attachments to be made. */
const uploadsOf = (task: PlanTask, run: Run) =>
  run.files
    .filter(({ name }) => !task.files || task.files.includes(name))
    .map(({ fileId }) => ({ upload_id: fileId }));

const newTask = (task: PlanTask, run: Run, idOf: (key: string) => string): NewTask => ({
  key: task.key,
  title: task.title,
  instructions: task.instructions,
  acceptance: task.acceptance,
  skills: task.skills,
  tools: task.tools,
  outputs: task.outputs,
  review: task.review,
  priority: task.priority,
  depends_on: task.depends_on.map(idOf),
  clocks: task.clocks ?? {},
  attachments: uploadsOf(task, run),
});
