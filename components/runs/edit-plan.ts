import { type OperationsPlan, PlanTask } from "#server/domain/plan.ts";

/** A task of the plan changed; a new key is followed by everything that names the old one. */
export function changeTask(plan: OperationsPlan, key: string, change: Partial<PlanTask>): OperationsPlan {
  const renamed = change.key !== undefined && change.key !== key ? change.key : null;
  const follow = (keys: string[]): string[] =>
    renamed === null ? keys : keys.map((each) => (each === key ? renamed : each));
  return {
    ...plan,
    tasks: plan.tasks.map((task) => {
      const changed = task.key === key ? { ...task, ...change } : task;
      return renamed === null ? changed : { ...changed, depends_on: follow(changed.depends_on) };
    }),
    checkpoints: plan.checkpoints.map((point) => ({ ...point, after: follow(point.after) })),
  };
}

/** A new task at the end, with a key nobody has; it waits for `after`, when given. */
export function addTask(plan: OperationsPlan, after: string | null): { plan: OperationsPlan; key: string } {
  const taken = new Set(plan.tasks.map(({ key }) => key));
  let number = plan.tasks.length + 1;
  while (taken.has(`task-${number}`)) number += 1;
  const key = `task-${number}`;
  const task = PlanTask.parse({ key, title: "A new task", depends_on: after === null ? [] : [after] });
  return { plan: { ...plan, tasks: [...plan.tasks, task] }, key };
}

/** Without the task; what waited for it waits for what it waited for. A checkpoint after nothing goes too. */
export function removeTask(plan: OperationsPlan, key: string): OperationsPlan {
  const before = plan.tasks.find((task) => task.key === key)?.depends_on ?? [];
  return {
    ...plan,
    tasks: plan.tasks
      .filter((task) => task.key !== key)
      .map((task) =>
        task.depends_on.includes(key)
          ? {
              ...task,
              depends_on: [...new Set(task.depends_on.flatMap((each) => (each === key ? before : each)))],
            }
          : task,
      ),
    checkpoints: plan.checkpoints
      .map((point) => ({ ...point, after: point.after.filter((each) => each !== key) }))
      .filter(({ after }) => after.length > 0),
  };
}

/** With the arrow that lets `to` wait for `from`; refused with words when that would be a circle. */
export function connect(plan: OperationsPlan, from: string, to: string): OperationsPlan | string {
  const tasks = new Map(plan.tasks.map((task): [string, PlanTask] => [task.key, task]));
  const target = tasks.get(to);
  if (!target || target.depends_on.includes(from)) return plan;
  const seen = new Set<string>();
  const queue = [from];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (key === to)
      return `“${tasks.get(from)?.title}” already waits for “${target.title}”: this would be a circle.`;
    if (seen.has(key)) continue;
    seen.add(key);
    queue.push(...(tasks.get(key)?.depends_on ?? []));
  }
  return changeTask(plan, to, { depends_on: [...target.depends_on, from] });
}

/** Without the arrow from one task to the other. */
export function disconnect(plan: OperationsPlan, from: string, to: string): OperationsPlan {
  const depends_on = plan.tasks.find(({ key }) => key === to)?.depends_on ?? [];
  return changeTask(plan, to, { depends_on: depends_on.filter((key) => key !== from) });
}
