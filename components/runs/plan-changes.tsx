import { diffPlan } from "#server/domain/diff-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";

const wordsOf = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(wordsOf).join("; ");
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace("T", " ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined && part !== "")
    .map(([name, part]) => `${name.replaceAll("_", " ")} ${wordsOf(part)}`)
    .join(", ");
};

/** Two versions of a plan, told apart task by task: what came, what went, what says something else. */
export function PlanChanges({ before, after }: { before: OperationsPlan; after: OperationsPlan }) {
  const { added, changed, removed, fields } = diffPlan(before, after);
  const old = new Map(before.tasks.map((task) => [task.key, task]));
  const now = new Map(after.tasks.map((task) => [task.key, task]));
  if (added.length + changed.length + removed.length + fields.length === 0)
    return <p className="text-ink-soft">No difference.</p>;
  return (
    <ul className="flex flex-col gap-2 text-sm [overflow-wrap:anywhere]">
      {fields.map((name) => (
        <Change key={name} name={name} from={Reflect.get(before, name)} to={Reflect.get(after, name)} />
      ))}
      {added.map((key) => (
        <li key={key}>
          <span className="font-strong text-done">+ {now.get(key)?.title}</span>
        </li>
      ))}
      {removed.map((key) => (
        <li key={key}>
          <del className="font-strong text-failed">− {old.get(key)?.title}</del>
        </li>
      ))}
      {changed.map(({ key, fields: names }) => (
        <li key={key}>
          <span className="font-strong">{now.get(key)?.title}</span>
          <ul className="mt-0.5 flex flex-col gap-0.5 border-line border-l-2 pl-3">
            {names.map((name) => (
              <Change
                key={name}
                name={name}
                from={Reflect.get(old.get(key) ?? {}, name)}
                to={Reflect.get(now.get(key) ?? {}, name)}
              />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Change({ name, from, to }: { name: string; from: unknown; to: unknown }) {
  return (
    <li>
      <span className="text-ink-faint">{name.replaceAll("_", " ")}: </span>
      <del className="text-failed">{wordsOf(from)}</del> →{" "}
      <ins className="text-done no-underline">{wordsOf(to)}</ins>
    </li>
  );
}
