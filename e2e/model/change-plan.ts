import type { PlanTask } from "#server/domain/plan.ts";
import { commonWords } from "./common-words.ts";

type Task = Pick<PlanTask, "key" | "title" | "instructions" | "acceptance" | "depends_on">;
const add = /\badd (?:a |an |one |another )?(?:task|step)?s?\s*(?:that|which|to|for|about|:)?\s*(.+)/i;
const remove = /\b(?:remove|drop|leave out|skip|without)\s+(?:the )?(.+?)(?:\s+(?:task|step))?[.!]?\s*$/i;

/** What was asked about a plan, done to it: a task more, a task less, else a remark in every task; where all is `done`, a task that revises what is meant. */
export function changePlan<T extends Task>(
  tasks: readonly T[],
  asked: string,
  make: (title: string, key: string) => T,
  done: readonly string[] = [],
): T[] {
  const [, more] = add.exec(asked) ?? [];
  if (more) {
    const last = tasks.at(-1);
    const title = more.replace(/[.!\s]+$/, "");
    const added = make(title.charAt(0).toUpperCase() + title.slice(1), freeKey(tasks));
    if (!last) return [added];
    // The last task checks all the others, so what is added comes before it.
    const checks = tasks.length > 1 && last.depends_on.length > 0 && !done.includes(last.key);
    if (!checks) return [...tasks, added];
    return [...tasks.slice(0, -1), added, { ...last, depends_on: [...last.depends_on, added.key] }];
  }
  const [, less] = remove.exec(asked) ?? [];
  const gone = less
    ? tasks.toSorted((a, b) => likeness(less, b) - likeness(less, a)).find((one) => likeness(less, one) > 0)
    : null;
  if (gone && !done.includes(gone.key)) return withoutTask(tasks, gone.key);
  if (tasks.every(({ key }) => done.includes(key))) return [...tasks, ...revision(tasks, asked)];
  return tasks.map((task) => (done.includes(task.key) ? task : withRemark(task, asked)));
}

const withRemark = <T extends Task>(task: T, asked: string): T => ({
  ...task,
  instructions: `${task.instructions}\n\nAsked for: ${asked}`.trim(),
});

/** A new task that does again what the words are about, and the last check made again after it. */
function revision<T extends Task>(tasks: readonly T[], asked: string): T[] {
  const last = tasks.at(-1);
  const [meant] = tasks.toSorted((a, b) => likeness(asked, b) - likeness(asked, a));
  if (!last || !meant) return [];
  const key = freeKey(tasks, "revised");
  const again = {
    ...withRemark(meant, asked),
    key,
    title: `${meant.title}, revised`,
    acceptance: [...meant.acceptance, asked],
    depends_on: [meant.key],
  };
  if (meant === last || last.depends_on.length === 0) return [again];
  const check = { ...last, key: freeKey(tasks, "checked"), title: `${last.title}, again` };
  return [again, { ...check, depends_on: [...last.depends_on, last.key, key] }];
}

const likeness = (text: string, { key, title }: Task) => commonWords(text, `${key} ${title}`);

function freeKey(tasks: readonly Task[], word = "added"): string {
  let number = 1;
  while (tasks.some(({ key }) => key === `${word}-${number}`)) number += 1;
  return `${word}-${number}`;
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
