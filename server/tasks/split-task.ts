import { AppError } from "#server/domain/errors.ts";
import type { PlanTask } from "#server/domain/plan.ts";
import { moveTask, NewTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { createTasks } from "./create-tasks.ts";
import { tellDependents } from "./tell-dependents.ts";

export type TaskPart = Pick<
  PlanTask,
  "key" | "title" | "instructions" | "acceptance" | "skills" | "tools" | "outputs" | "depends_on"
>;
export type SplitInput = { parts: TaskPart[]; reason: string; decisionId: string | null };

/**
 * Splits a failed task: its parts become tasks of their own, and it waits for them, to be put together from what they
 * deliver; its partial work is told to every part. Refused beyond the workspace's depth or number of parts.
 */
export function splitTask(work: Work, task: Task, { parts, reason, decisionId }: SplitInput): Task {
  const { maxDepth, maxParts } = work.workspace.settings.coordinator;
  if (task.depth >= maxDepth)
    throw new AppError(
      "conflict",
      `“${task.title}” was split ${task.depth} times already; the limit is ${maxDepth}.`,
    );
  if (parts.length < 2 || parts.length > maxParts)
    throw new AppError("conflict", `A task is split into 2 to ${maxParts} parts, not ${parts.length}.`);
  const partial = task.artifacts.map(({ name, version }) => `${name} (version ${version})`).join(", ");
  const about = `\n\nThis is a part of “${task.title}” (${task.id}), whose context has what was done before${partial ? `: ${partial}` : ""}.`;
  const created = createTasks(work, {
    createdById: task.createdById,
    runId: task.runId,
    parent: task,
    tasks: parts.map((part) =>
      NewTask.parse({
        ...part,
        instructions: `${part.instructions}${about}`,
        skills: part.skills.length > 0 ? part.skills : task.skills,
        review: task.review === "none" ? "checks" : task.review,
        priority: task.priority,
      }),
    ),
  });
  const ids = created.map(({ id }) => id);
  for (const id of ids) {
    const part = work.task(id);
    // The upstream material of the whole is upstream of every part.
    const dependsOn = [...new Set([...part.dependsOn, ...task.dependsOn])];
    work.put("task", { ...part, dependsOn, attachments: task.attachments });
  }
  const waiting = moveTask(task, "waiting", work.now, {
    failure: null,
    strikes: 0,
    excluded: [],
    gap: null,
    dependsOn: [...task.dependsOn, ...ids],
  });
  work.put("task", waiting);
  work.emit("task.split", { taskId: task.id }, { parts: ids.length, reason, decisionId });
  tellDependents(work, waiting);
  return waiting;
}
