import { TaskSkeleton } from "#components/task/task-skeleton.tsx";

/** A task on its way. */
export default function Loading() {
  return <TaskSkeleton />;
}
