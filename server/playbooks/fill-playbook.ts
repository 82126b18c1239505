import { cutText } from "#server/domain/cut-text.ts";
import type { Playbook } from "./parse-playbook.ts";

/**
 * Puts values into a playbook's placeholders. A line that is only a label and an optional placeholder without a
 * value ("Source: {{source}}") is left out. Throws when a required value is missing or an unknown one is given.
 */
export function fillPlaybook(playbook: Playbook, values: Record<string, string>): Playbook {
  const unknown = Object.keys(values).find((name) =>
    playbook.parameters.every((parameter) => parameter.name !== name),
  );
  if (unknown) throw new Error(`“${playbook.title}” has no parameter “${unknown}”.`);
  const missing = playbook.parameters.find(({ name, optional }) => !optional && !values[name]?.trim());
  if (missing) throw new Error(`“${playbook.title}” needs “${missing.name}”: ${missing.description}.`);
  // A value is one line of text: a line break in it could add fields or tasks' headings to instructions.
  const given = (name: string) => (values[name] ?? "").replace(/\s+/g, " ").trim();
  const fill = (text: string) =>
    text
      .split("\n")
      .filter((line) => {
        const [, name = ""] = /^[\w ]+:\s*\{\{\s*([^}]*?)\s*\}\}\s*$/.exec(line) ?? [];
        return name === "" || given(name) !== "";
      })
      .join("\n")
      .replace(/\{\{\s*([^}]*?)\s*\}\}/g, (_, name: string) => given(name))
      .trim();
  const tasks = playbook.tasks.map((task) => ({
    ...task,
    title: cutText(fill(task.title), 200),
    instructions: fill(task.instructions),
    acceptance: task.acceptance.map(fill),
    outputs: task.outputs.map((output) => ({ ...output, name: fill(output.name) })),
  }));
  return { ...playbook, goal: fill(playbook.goal), tasks };
}
