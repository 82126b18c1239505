import type { MemberId, RunId, TaskId, ThreadId } from "#server/domain/ids.ts";
import { defaultReview, type NewTask, sortBatch, type Task, untouched } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { attachUpload } from "./attach-upload.ts";
import { tellDependents } from "./tell-dependents.ts";

export type CreateTasksInput = {
  tasks: NewTask[];
  createdById: MemberId;
  reviewOf?: TaskId;
  runId?: RunId | null;
  /** The task these are parts of. */
  parent?: Pick<Task, "id" | "depth">;
};
export type CreatedTask = { key: string | null; id: TaskId };

const rankStep = 1024;

/** Creates a batch of tasks, all or none: refused when the dependencies form a circle or name nothing known. Each task gets its thread. */
export function createTasks(work: Work, input: CreateTasksInput): CreatedTask[] {
  const order = sortBatch(input.tasks, (id) => id.startsWith("tk_") && work.find("task", id) !== null);
  const ids = new Map<string, TaskId>();
  const created: CreatedTask[] = input.tasks.map((task) => {
    const id = work.id("tk");
    if (task.key !== undefined) ids.set(task.key, id);
    return { key: task.key ?? null, id };
  });
  for (const i of order) {
    const task = input.tasks[i];
    const id = created[i]?.id;
    if (task && id) createOne(work, input, task, id, i, ids);
  }
  return created;
}

function createOne(
  work: Work,
  input: CreateTasksInput,
  task: NewTask,
  id: TaskId,
  i: number,
  ids: ReadonlyMap<string, TaskId>,
): void {
  const dependsOn = task.depends_on.map((name) => ids.get(name) ?? (name as TaskId));
  const open = dependsOn.some((other) => work.task(other).status !== "completed");
  const threadId: ThreadId = work.id("th");
  const row: Task = {
    id,
    workspaceId: work.workspace.id,
    key: task.key ?? null,
    title: task.title,
    instructions: task.instructions,
    acceptance: task.acceptance,
    skills: task.skills,
    tools: task.tools,
    outputs: task.outputs,
    attachments: task.attachments.map((file, n) =>
      attachUpload(work, file.upload_id, `tasks[${i}].attachments[${n}]`),
    ),
    review: defaultReview(task),
    priority: task.priority,
    rank: (+work.now % 1e12) + i * rankStep,
    deadlineAt: task.deadline_at ?? null,
    dependsOn,
    clocks: task.clocks,
    // A run's task is decided on sooner: what now is the coordinator's question, not only the next agent's chance.
    maxAttempts: Math.min(
      work.workspace.settings.maxAttempts,
      input.runId ? work.workspace.settings.coordinator.attemptsPerRung : Number.POSITIVE_INFINITY,
    ),
    reviewOf: input.reviewOf ?? null,
    runId: input.runId ?? null,
    parentId: input.parent?.id ?? null,
    depth: input.parent ? input.parent.depth + 1 : 0,
    threadId,
    createdById: input.createdById,
    createdAt: work.now,
    status: open ? "waiting" : "ready",
    ...untouched,
    statusAt: work.now,
    readyAt: open ? null : work.now,
    updatedAt: work.now,
  };
  work.put("thread", {
    id: threadId,
    workspaceId: row.workspaceId,
    taskId: id,
    title: task.title,
    agentsInARow: 0,
    createdAt: work.now,
  });
  work.put("task", row);
  work.emit("task.created", { taskId: id }, { title: task.title });
  for (const other of dependsOn) {
    const { status } = work.task(other);
    if (status === "failed" || status === "canceled") tellDependents(work, work.task(other));
  }
}
