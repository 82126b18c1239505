import { decodeText } from "./encode-text.ts";
import { type PlanTextTask, parseTask } from "./parse-plan-task.ts";
import { type AbortCondition, type Budget, noBudget, type PlanCheckpoint } from "./plan.ts";
import { PlanTextError } from "./plan-text-error.ts";
import { readAbort, readBudget, readCheckpoint } from "./read-conditions.ts";
import { type IntroLabel, readIntro, readWords } from "./read-intro.ts";
import { type Line, readItems, readList } from "./read-list.ts";

export type PlanParameter = { name: string; description: string; optional: boolean };
/** What a plan or a playbook in Markdown says, before the rules of either are looked at. */
export type PlanText = {
  title: string;
  goal: string;
  parameters: PlanParameter[];
  success_criteria: string[];
  validation_steps: string[];
  abort_conditions: AbortCondition[];
  checkpoints: PlanCheckpoint[];
  budget: Budget;
  deadline: { value: string; line: number } | null;
  notes: string;
  tasks: PlanTextTask[];
  /** The text as it stands, by lines. */
  lines: Line[];
};

/**
 * Reads the one grammar of plans and playbooks: `# Title`, then `Goal:`, `Parameters:`, `Success criteria:`,
 * `Validation steps:`, `Abort when:`, `Checkpoints:`, `Budget:`, `Deadline:` and `Notes:` in any order, then a section
 * `## key: Title` a task. Throws PlanTextError with the line of what is wrong.
 */
export function readPlanText(text: string): PlanText {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((content, index): Line => ({ number: index + 1, content }));
  const starts = lines.flatMap(({ content }, index) => (/^##\s/.test(content) ? [index] : []));
  if (starts.length === 0)
    throw new PlanTextError(lines.length, 'there is no task; begin one with "## key: Title"');
  const head = lines.slice(0, starts[0]);
  const parts = readIntro(head);
  const words = (label: IntroLabel): string => {
    const part = parts.get(label);
    return part ? decodeText(readWords(part)) : "";
  };
  const list = (label: IntroLabel): string[] => {
    const part = parts.get(label);
    return part ? readList(label, part.number, part.lines) : [];
  };
  const goal = words("Goal");
  if (goal === "") throw new PlanTextError(1, 'there is no goal; before the first task add a line "Goal: …"');
  const parameters = readParameters(parts.get("Parameters")?.lines ?? []);
  const names = parameters.map(({ name }) => name);
  const heading = head.find(({ content }) => /^#\s/.test(content));
  const [abort, checkpoints, budget, deadline] = (
    ["Abort when", "Checkpoints", "Budget", "Deadline"] as const
  ).map((label) => parts.get(label));
  return {
    title: heading ? decodeText(heading.content.replace(/^#\s+/, "").trim()) : goal,
    goal,
    parameters,
    success_criteria: list("Success criteria"),
    validation_steps: list("Validation steps"),
    abort_conditions: abort
      ? readItems("Abort when", abort.number, abort.lines).map(({ content }) => readAbort(content))
      : [],
    checkpoints: checkpoints
      ? readItems("Checkpoints", checkpoints.number, checkpoints.lines).map(({ content, number }) =>
          readCheckpoint(content, number),
        )
      : [],
    budget: budget ? readBudget(budget.value, budget.number) : noBudget,
    deadline: deadline ? { value: deadline.value, line: deadline.number } : null,
    notes: words("Notes"),
    tasks: starts.map((start, index) => parseTask(lines.slice(start, starts[index + 1]), names)),
    lines,
  };
}

function readParameters(lines: readonly Line[]): PlanParameter[] {
  return lines.flatMap(({ number, content }) => {
    if (content.trim() === "") return [];
    const [, name = "", description = ""] = /^- (\w+):\s+(.*\S)\s*$/.exec(content) ?? [];
    if (name === "")
      throw new PlanTextError(number, 'after "Parameters:" write one "- name: what it is" per line');
    return [{ name, description: decodeText(description), optional: /\(optional\)$/.test(description) }];
  });
}
