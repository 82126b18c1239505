import type { PlanTask } from "#server/domain/plan.ts";
import { commonWords } from "./common-words.ts";

type Task = Pick<PlanTask, "key" | "title" | "instructions" | "depends_on">;
const add = /\badd (?:a |an |one |another )?(?:task|step)?s?\s*(?:that|which|to|for|about|:)?\s*(.+)/i;
const remove = /\b(?:remove|drop|leave out|skip|without)\s+(?:the )?(.+?)(?:\s+(?:task|step))?[.!]?\s*$/i;

/** What was asked about a plan, done to it: a task more, a task less, else a remark in every task. */
export function changePlan<T extends Task>(
  tasks: readonly T[],
  asked: string,
  make: (title: string, key: string) => T,
): T[] {
  const [, more] = add.exec(asked) ?? [];
  if (more) {
    const last = tasks.at(-1);
    const title = more.replace(/[.!\s]+$/, "");
    const added = make(title.charAt(0).toUpperCase() + title.slice(1), freeKey(tasks));
    if (!last) return [added];
    // The last task checks all the others, so what is added comes before it.
    const checks = tasks.length > 1 && last.depends_on.length > 0;
    if (!checks) return [...tasks, added];
    return [...tasks.slice(0, -1), added, { ...last, depends_on: [...last.depends_on, added.key] }];
  }
  const [, less] = remove.exec(asked) ?? [];
  const gone = less
    ? tasks.toSorted((a, b) => likeness(less, b) - likeness(less, a)).find((one) => likeness(less, one) > 0)
    : null;
  if (gone) return withoutTask(tasks, gone.key);
  return tasks.map((task) => ({
    ...task,
    instructions: `${task.instructions}\n\nAsked for: ${asked}`.trim(),
  }));
}

const likeness = (text: string, { key, title }: Task) => commonWords(text, `${key} ${title}`);

function freeKey(tasks: readonly Task[]): string {
  let number = 1;
  while (tasks.some(({ key }) => key === `added-${number}`)) number += 1;
  return `added-${number}`;
}

/** A plan without one task: what waited for it waits for what it waited for. */
export function withoutTask<T extends Task>(tasks: readonly T[], key: string): T[] {
  const before = tasks.find((task) => task.key === key)?.depends_on ?? [];
  return tasks
    .filter((task) => task.key !== key)
    .map((task) => ({
      ...task,
      depends_on: task.depends_on.includes(key)
        ? [...new Set([...task.depends_on.filter((one) => one !== key), ...before])]
        : task.depends_on,
    }));
}
