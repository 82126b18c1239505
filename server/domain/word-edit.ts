import type { Task } from "./task.ts";

/** One field of a task that was edited, by its name in the agent protocol, and what changed in words. */
export type EditedField = { field: string; words: string };

const longest = 200;
const most = 10;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
const quoted = (lines: readonly string[]): string => {
  const shown = lines.slice(0, most).map((line) => `“${short(line)}”`);
  return [...shown, ...(lines.length > most ? [`${lines.length - most} more`] : [])].join(", ");
};

/** What of a list of lines is new and what is gone; null when nothing changed. */
function wordLines(before: readonly string[], after: readonly string[]): string | null {
  const added = after.filter((line) => !before.includes(line));
  const gone = before.filter((line) => !after.includes(line));
  const said = [
    ...(added.length > 0 ? [`new: ${quoted(added)}`] : []),
    ...(gone.length > 0 ? [`no longer: ${quoted(gone)}`] : []),
  ];
  if (said.length > 0) return said.join("; ");
  return before.join("\n") === after.join("\n") ? null : "the same in another form or order";
}

const wordValue = (before: string | null, after: string | null): string | null => {
  if (before === after) return null;
  return `${after === null ? "none any more" : `now ${quoted([after])}`}${before === null ? "" : `, was ${quoted([before])}`}`;
};

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");
const outputsOf = ({ outputs }: Task): string[] =>
  outputs.map(({ name, media_type }) => (media_type ? `${name} (${media_type})` : name));
const filesOf = ({ attachments }: Task): string[] => attachments.map(({ name }) => name);

/** What changed of a task for who works on it, field by field; what only the workspace goes by (review, clocks, tries) is left out. */
export function wordEdit(before: Task, after: Task): EditedField[] {
  const words: Record<string, string | null> = {
    title: wordValue(before.title, after.title),
    instructions:
      before.instructions === after.instructions
        ? null
        : (wordLines(linesOf(before.instructions), linesOf(after.instructions)) ??
          "the same in another form or order"),
    acceptance: wordLines(before.acceptance, after.acceptance),
    skills: wordLines(before.skills, after.skills),
    tools: wordLines(before.tools, after.tools),
    outputs: wordLines(outputsOf(before), outputsOf(after)),
    attachments: wordLines(filesOf(before), filesOf(after)),
    priority: wordValue(before.priority, after.priority),
    deadline_at: wordValue(before.deadlineAt?.toISOString() ?? null, after.deadlineAt?.toISOString() ?? null),
  };
  return Object.entries(words).flatMap(([field, said]) => (said === null ? [] : [{ field, words: said }]));
}
