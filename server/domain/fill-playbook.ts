import { cutText } from "./cut-text.ts";
import { fieldError } from "./errors.ts";
import type { Playbook } from "./parse-playbook.ts";

/**
 * Puts values into a playbook's placeholders. A line that is only a label and an optional placeholder without a
 * value ("Source: {{source}}") is left out. Refused when a required value is missing or an unknown one is given.
 */
export function fillPlaybook(playbook: Playbook, values: Record<string, string>): Playbook {
  const { title, parameters } = playbook;
  const isKnown = (name: string): boolean => parameters.some((parameter) => parameter.name === name);
  const unknown = Object.keys(values).find((name) => !isKnown(name));
  if (unknown) throw fieldError("parameters", `“${title}” has no parameter “${unknown}”.`);
  // A value is one line of text: a line break in it could add fields or tasks' headings to instructions.
  const given = (name: string) =>
    (Object.hasOwn(values, name) ? (values[name] ?? "") : "").replace(/\s+/g, " ").trim();
  const missing = parameters.find(({ name, optional }) => !optional && given(name) === "");
  if (missing)
    throw fieldError(
      `parameters.${missing.name}`,
      `“${title}” needs “${missing.name}”: ${missing.description}.`,
    );
  const fill = (text: string) =>
    text
      .split("\n")
      .filter((line) => {
        const [, name = ""] = /^[\w ]+:\s*\{\{\s*([^}]*?)\s*\}\}\s*$/.exec(line) ?? [];
        return name === "" || !isKnown(name) || given(name) !== "";
      })
      .join("\n")
      // What is no parameter was written with references, to stand for itself.
      .replace(/\{\{\s*([^}]*?)\s*\}\}/g, (whole, name: string) => (isKnown(name) ? given(name) : whole))
      .trim();
  return {
    ...playbook,
    title: cutText(fill(title), 120),
    goal: fill(playbook.goal),
    notes: fill(playbook.notes),
    success_criteria: playbook.success_criteria.map(fill),
    validation_steps: playbook.validation_steps.map(fill),
    abort_conditions: playbook.abort_conditions.map((one) => ({ ...one, text: fill(one.text) })),
    checkpoints: playbook.checkpoints.map((one) => ({ ...one, note: fill(one.note) })),
    tasks: playbook.tasks.map((task) => ({
      ...task,
      title: cutText(fill(task.title), 200),
      instructions: fill(task.instructions),
      acceptance: task.acceptance.map(fill),
      outputs: task.outputs.map((output) => ({ ...output, name: fill(output.name) })),
      ...(task.files ? { files: task.files.map(fill) } : {}),
    })),
  };
}
