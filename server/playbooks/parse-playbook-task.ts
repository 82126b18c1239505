import type { ClockOverrides } from "#server/domain/clocks.ts";
import { type Output, type Priority, priorities, type ReviewKind, reviewKinds } from "#server/domain/task.ts";
import { PlaybookError } from "./playbook-error.ts";

export type Line = { number: number; content: string };
/** A task as the CLI's tasks.json writes it; `attachments` are names of parameters that hold files. */
export type PlaybookTask = {
  key: string;
  title: string;
  instructions: string;
  acceptance: string[];
  skills: string[];
  tools: string[];
  depends_on: string[];
  attachments: string[];
  outputs: Output[];
  priority?: Priority;
  review?: ReviewKind;
  clocks?: ClockOverrides;
};

const CLOCKS = ["accept_seconds", "lease_seconds", "progress_seconds", "stall_seconds"] as const;

/** Reads one section: heading, list of fields, instructions, then the list after "Acceptance:". */
export function parseTask(section: Line[], parameters: string[]): PlaybookTask {
  const [heading, ...rest] = section;
  if (!heading) throw new PlaybookError(0, "an empty section");
  const [, key = "", title = ""] = /^##\s+([^:\s]*):?\s*(.*)$/.exec(heading.content) ?? [];
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(key))
    throw new PlaybookError(
      heading.number,
      `“${key}” is no key; write "## key: Title" with small letters, digits and hyphens`,
    );
  if (title.trim() === "")
    throw new PlaybookError(heading.number, `the task “${key}” has no title; write "## ${key}: Title"`);
  const task: PlaybookTask = {
    key,
    title: title.trim(),
    instructions: "",
    acceptance: [],
    skills: [],
    tools: [],
    depends_on: [],
    attachments: [],
    outputs: [],
  };
  const afterFields = readFields(rest, task, parameters);
  const accept = rest.findIndex(
    ({ content }, index) => index >= afterFields && /^acceptance:\s*$/i.test(content.trim()),
  );
  const words = rest.slice(afterFields, accept === -1 ? undefined : accept);
  task.instructions = words
    .map(({ content }) => content)
    .join("\n")
    .trim();
  if (accept !== -1)
    task.acceptance = readAcceptance(rest.slice(accept + 1), rest[accept]?.number ?? heading.number);
  return task;
}

function readFields(lines: Line[], task: PlaybookTask, parameters: string[]): number {
  for (const [index, { number, content }] of lines.entries()) {
    if (content.trim() === "") continue;
    const [, name = "", value = ""] = /^-\s+([a-z_]+):\s*(.*)$/.exec(content) ?? [];
    if (name === "") return index;
    setField(task, name, value.trim(), number, parameters);
  }
  return lines.length;
}

function setField(task: PlaybookTask, name: string, value: string, line: number, parameters: string[]): void {
  const list = value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  if (list.length === 0)
    throw new PlaybookError(line, `“${name}” has no value; fill it in or take the line out`);
  const oneOf = <T extends string>(allowed: readonly T[]): T => {
    const found = allowed.find((each) => each === value);
    if (!found) throw new PlaybookError(line, `${name} is one of ${allowed.join(", ")}, not “${value}”`);
    return found;
  };
  if (name === "skills" || name === "tools" || name === "depends_on") task[name] = list;
  else if (name === "priority") task.priority = oneOf(priorities);
  else if (name === "review") task.review = oneOf(reviewKinds);
  else if (name === "outputs") task.outputs = list.map((item) => readOutput(item, line));
  else if (name === "clocks") task.clocks = Object.fromEntries(list.map((item) => readClock(item, line)));
  else if (name === "attachments") {
    const unknown = list.find((item) => !parameters.includes(item));
    if (unknown)
      throw new PlaybookError(line, `“${unknown}” is no parameter, so no file can be attached by that name`);
    task.attachments = list;
  } else
    throw new PlaybookError(
      line,
      `“${name}” is no field of a task; known are skills, tools, depends_on, attachments, outputs, review, priority, clocks`,
    );
}

function readOutput(item: string, line: number): Output {
  const [, name = "", type] = /^([^()]+?)(?:\s*\(([\w.+-]+\/[\w.+-]+)\))?$/.exec(item) ?? [];
  if (name === "")
    throw new PlaybookError(line, `“${item}” is no output; write "name.ext" or "name.ext (media/type)"`);
  return type ? { name, media_type: type } : { name };
}

function readClock(item: string, line: number): [string, number] {
  const [, name = "", seconds = ""] = /^(\w+)[ =]+(\d+)$/.exec(item) ?? [];
  const clock = CLOCKS.find((each) => each === name);
  if (!clock || Number(seconds) === 0)
    throw new PlaybookError(
      line,
      `“${item}” is no clock; write one of ${CLOCKS.join(", ")} and its seconds, as "lease_seconds 60"`,
    );
  return [clock, Number(seconds)];
}

function readAcceptance(lines: Line[], line: number): string[] {
  const criteria: string[] = [];
  for (const { number, content } of lines) {
    if (content.trim() === "") continue;
    const [, item] = /^-\s+(.*\S)\s*$/.exec(content) ?? [];
    if (!item && criteria.length > 0 && /^\s+\S/.test(content))
      criteria[criteria.length - 1] += ` ${content.trim()}`;
    else if (item) criteria.push(item);
    else throw new PlaybookError(number, 'after "Acceptance:" only list items ("- …") may follow');
  }
  if (criteria.length === 0)
    throw new PlaybookError(line, '"Acceptance:" has no items; list them or take it out');
  return criteria;
}
