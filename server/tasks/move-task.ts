import { z } from "zod";
import { priorities, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

export const MoveTask = z.object({
  taskId: z.string(),
  priority: z.enum(priorities).optional(),
  rank: z.number().optional(),
});
export type MoveTask = z.infer<typeof MoveTask>;

/** Gives a task another place in the order of work. */
export function moveTask(work: Work, input: MoveTask): Task {
  const task = work.task(input.taskId);
  const moved = {
    ...task,
    priority: input.priority ?? task.priority,
    rank: input.rank ?? task.rank,
    updatedAt: work.now,
  };
  if (moved.priority === task.priority && moved.rank === task.rank) return task;
  work.put("task", moved);
  work.emit("task.moved", { taskId: task.id }, { priority: moved.priority, rank: moved.rank });
  return moved;
}
