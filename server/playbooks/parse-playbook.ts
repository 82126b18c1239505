import { checkDependencies } from "./check-dependencies.ts";
import { type Line, type PlaybookTask, parseTask } from "./parse-playbook-task.ts";
import { PlaybookError } from "./playbook-error.ts";

type PlaybookParameter = { name: string; description: string; optional: boolean };
export type Playbook = {
  title: string;
  goal: string;
  parameters: PlaybookParameter[];
  tasks: PlaybookTask[];
};

const TASK = /^##\s+(.*)$/;

/**
 * Reads a playbook: a title, a "Goal: …" line, a list of parameters, then one `## key: Title` section per task.
 * Throws PlaybookError with the line of whatever is wrong: no goal, no task, an unknown field, placeholder or
 * dependency, a circle of dependencies, a key used twice.
 */
export function parsePlaybook(text: string): Playbook {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((content, index): Line => ({ number: index + 1, content }));
  const starts = lines.flatMap(({ content }, index) => (TASK.test(content) ? [index] : []));
  if (starts.length === 0)
    throw new PlaybookError(lines.length, 'there is no task; begin one with "## key: Title"');
  const intro = lines.slice(0, starts[0]);
  const goal = readGoal(intro);
  const parameters = readParameters(intro);
  const sections = starts.map((start, index) => lines.slice(start, starts[index + 1]));
  const tasks = sections.map((section) =>
    parseTask(
      section,
      parameters.map(({ name }) => name),
    ),
  );
  checkPlaceholders(lines, parameters);
  checkDependencies(tasks.map((task, index) => ({ ...task, line: sections[index]?.[0]?.number ?? 0 })));
  const heading = intro.find(({ content }) => /^#\s/.test(content));
  return { title: heading?.content.replace(/^#\s+/, "").trim() ?? goal, goal, parameters, tasks };
}

/** The paragraph that begins with "Goal:" in the text before the first task. */
function readGoal(intro: Line[]): string {
  const start = intro.findIndex(({ content }) => /^goal:/i.test(content));
  const end = intro.findIndex(({ content }, index) => index > start && content.trim() === "");
  const paragraph = start === -1 ? [] : intro.slice(start, end === -1 ? undefined : end);
  const goal = paragraph
    .map(({ content }) => content.replace(/^goal:/i, "").trim())
    .join(" ")
    .trim();
  if (goal === "") throw new PlaybookError(1, 'there is no goal; before the first task add a line "Goal: …"');
  return goal;
}

/** The list after "Parameters:" in the text before the first task. */
function readParameters(intro: Line[]): PlaybookParameter[] {
  const start = intro.findIndex(({ content }) => /^parameters:\s*$/i.test(content.trim()));
  if (start === -1) return [];
  return intro.slice(start + 1).flatMap(({ number, content }) => {
    if (content.trim() === "") return [];
    const [, name = "", description = ""] = /^- (\w+):\s+(.*\S)\s*$/.exec(content) ?? [];
    if (name === "")
      throw new PlaybookError(number, 'after "Parameters:" write one "- name: what it is" per line');
    return [{ name, description, optional: /\(optional\)$/.test(description) }];
  });
}

function checkPlaceholders(lines: Line[], parameters: PlaybookParameter[]): void {
  for (const { number, content } of lines) {
    for (const [, name = ""] of content.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)) {
      if (parameters.every((parameter) => parameter.name !== name)) {
        throw new PlaybookError(
          number,
          `{{${name}}} is no parameter; the playbook declares ${parameters.map((each) => each.name).join(", ") || "none"}`,
        );
      }
    }
  }
}
