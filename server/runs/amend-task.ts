import type { PlanTask } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";
import { isFinal, moveTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { tellHolder } from "../tasks/tell-holder.ts";

type Amendment = { planned: PlanTask; byKey: ReadonlyMap<string, Task>; by: string };

/** Changes an open task to what the amended plan says of it, and tells its agent. Work that is handed in or done stays as it was asked for. */
export function amendTask(work: Work, run: Run, task: Task, { planned, byKey, by }: Amendment): void {
  if (task.status === "in-review" || (isFinal(task.status) && task.status !== "failed")) return;
  const { key: _, depends_on, files, clocks, ...written } = planned;
  const edited: Task = {
    ...task,
    ...written,
    clocks: clocks ?? {},
    attachments: run.files.filter(({ name }) => !files || files.includes(name)),
    // A task that was split waits for its parts as well.
    dependsOn: [
      ...depends_on.flatMap((key) => byKey.get(key)?.id ?? []),
      ...task.dependsOn.filter((id) => work.task(id).parentId === task.id),
    ],
    updatedAt: work.now,
  };
  const open = edited.dependsOn.some((id) => work.task(id).status !== "completed");
  const due = open ? "waiting" : "ready";
  const waits = task.status === "waiting" || task.status === "ready";
  const amended =
    waits && task.status !== due
      ? moveTask(edited, due, work.now, { gap: null, readyAt: due === "ready" ? work.now : null })
      : edited;
  work.put("task", amended);
  const fields = Object.keys(written).filter(
    (name) => JSON.stringify(Reflect.get(task, name)) !== JSON.stringify(Reflect.get(amended, name)),
  );
  work.emit("task.edited", { taskId: task.id }, { fields });
  tellHolder(work, task, amended, by);
}
