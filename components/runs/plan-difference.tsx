import { changedInVain } from "#server/domain/changed-in-vain.ts";
import { diffPlan } from "#server/domain/diff-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { diffWords } from "./diff-words.ts";

type Props = {
  before: OperationsPlan;
  after: OperationsPlan;
  /** Keys of tasks that are done. */
  done: ReadonlySet<string>;
  /** Is `before` the plan in force? */
  inForce: boolean;
};

/** What an edited plan changes, in one line, and what of it will have no effect because it is done. */
export function PlanDifference({ before, after, done, inForce }: Props) {
  const { keys, only } = changedInVain(before, after, done);
  const titles = keys.map((key) => `“${before.tasks.find((task) => task.key === key)?.title || key}”`);
  return (
    <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
      Against the plan {inForce ? "in force" : "as it was written"}: {diffWords(diffPlan(before, after))}
      {keys.length > 0 && (
        <span className="block text-attention">
          {titles.join(", ")}{" "}
          {keys.length === 1 ? "is done and stays as it is" : "are done and stay as they are"}
          {only ? ", so this changes nothing. For more work add a task." : "."}
        </span>
      )}
    </p>
  );
}
