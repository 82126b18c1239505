import { OperationsPlan } from "./plan.ts";
import { PlanTextError } from "./plan-text-error.ts";
import { type PlanText, readPlanText } from "./read-plan-text.ts";

/**
 * Reads an operations plan in Markdown, as `planText` writes it. Throws PlanTextError with the line of what cannot be
 * read; what the rules have against a plan that can be read, `checkPlan` says.
 */
export function parsePlan(text: string): OperationsPlan {
  const read = readPlanText(text);
  const parameter = read.parameters[0];
  if (parameter)
    throw new PlanTextError(
      1,
      `this is a playbook: it asks for “${parameter.name}”. Begin a run from it, or fill the values in and take "Parameters:" out`,
    );
  return planOfText(read);
}

/** The plan a text says, checked field by field. */
export function planOfText(read: PlanText): OperationsPlan {
  const { parameters: _, lines: __, deadline, ...said } = read;
  const tasks = read.tasks.map(({ line: ___, attachments: ____, clocks, files, ...task }) => ({
    ...task,
    files: files ?? null,
    clocks: clocks ?? null,
  }));
  const plan = { ...said, tasks, deadline_at: deadline?.value ?? null };
  const { data, error } = OperationsPlan.safeParse(plan);
  if (data) return data;
  const [issue] = error.issues;
  const [field, index] = issue?.path ?? [];
  const line =
    field === "deadline_at" ? deadline?.line : field === "tasks" ? read.tasks[Number(index)]?.line : 1;
  throw new PlanTextError(line ?? 1, `${issue?.path.join(".")}: ${issue?.message}`);
}
