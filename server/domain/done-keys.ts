import type { TaskStatus } from "./task.ts";

type Kept = { key: string | null; status: TaskStatus; reviewOf: string | null; parentId: string | null };

/** Keys of a run's plan whose tasks are done, and so stay as they are whatever an amendment says. */
export function doneKeys(tasks: readonly Kept[]): string[] {
  return tasks.flatMap(({ key, status, reviewOf, parentId }) =>
    key !== null && status === "completed" && !reviewOf && !parentId ? key : [],
  );
}
