import type { ClockOverrides } from "./clocks.ts";
import { decodeText } from "./encode-text.ts";
import { PlanTextError } from "./plan-text-error.ts";
import { type Line, readList } from "./read-list.ts";
import { type Output, type Priority, priorities, type ReviewKind, reviewKinds } from "./task.ts";

/** A task as plans and playbooks write it. In a playbook `attachments` are names of parameters that hold files; in a plan `files` are names of the run's files. */
export type PlanTextTask = {
  /** Where its heading is. */
  line: number;
  key: string;
  title: string;
  instructions: string;
  acceptance: string[];
  skills: string[];
  tools: string[];
  depends_on: string[];
  attachments: string[];
  files?: string[];
  outputs: Output[];
  priority?: Priority;
  review?: ReviewKind;
  clocks?: ClockOverrides;
};

const CLOCKS = ["accept_seconds", "lease_seconds", "progress_seconds", "stall_seconds"] as const;

/** Reads one section: heading, list of fields, instructions, then the list after "Acceptance:". */
export function parseTask(section: Line[], parameters: string[]): PlanTextTask {
  const [heading, ...rest] = section;
  if (!heading) throw new PlanTextError(0, "an empty section");
  const [, name = "", title = ""] = /^##\s+([^:]*)(?::(.*))?$/.exec(heading.content) ?? [];
  const key = decodeText(name.trim());
  if (/\s/.test(name.trim()) || key === "" || !heading.content.includes(":") || key.length > 64)
    throw new PlanTextError(
      heading.number,
      `“${key}” is no key; write "## key: Title" with a key without spaces, of up to 64 characters`,
    );
  if (title.trim() === "")
    throw new PlanTextError(heading.number, `the task “${key}” has no title; write "## ${key}: Title"`);
  const task: PlanTextTask = {
    line: heading.number,
    key,
    title: decodeText(title.trim()),
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
  task.instructions = decodeText(
    words
      .map(({ content }) => content)
      .join("\n")
      .trim(),
  );
  const acceptance = rest[accept];
  if (acceptance) task.acceptance = readList("Acceptance", acceptance.number, rest.slice(accept + 1));
  return task;
}

function readFields(lines: Line[], task: PlanTextTask, parameters: string[]): number {
  for (const [index, { number, content }] of lines.entries()) {
    if (content.trim() === "") continue;
    const [, name = "", value = ""] = /^-\s+([a-z_]+):\s*(.*)$/.exec(content) ?? [];
    if (name === "") return index;
    setField(task, name, value.trim(), number, parameters);
  }
  return lines.length;
}

function setField(task: PlanTextTask, name: string, value: string, line: number, parameters: string[]): void {
  const list = value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  if (list.length === 0)
    throw new PlanTextError(line, `“${name}” has no value; fill it in or take the line out`);
  const oneOf = <T extends string>(allowed: readonly T[]): T => {
    const found = allowed.find((each) => each === value);
    if (!found) throw new PlanTextError(line, `${name} is one of ${allowed.join(", ")}, not “${value}”`);
    return found;
  };
  if (name === "skills" || name === "tools" || name === "depends_on") task[name] = list.map(decodeText);
  else if (name === "files") task.files = value === "none" ? [] : list.map(decodeText);
  else if (name === "priority") task.priority = oneOf(priorities);
  else if (name === "review") task.review = oneOf(reviewKinds);
  else if (name === "outputs") task.outputs = list.map((item) => readOutput(item, line));
  else if (name === "clocks") task.clocks = Object.fromEntries(list.map((item) => readClock(item, line)));
  else if (name === "attachments") {
    const unknown = list.find((item) => !parameters.includes(item));
    if (unknown)
      throw new PlanTextError(line, `“${unknown}” is no parameter, so no file can be attached by that name`);
    task.attachments = list;
  } else
    throw new PlanTextError(
      line,
      `“${name}” is no field of a task; known are skills, tools, depends_on, attachments, files, outputs, review, priority, clocks`,
    );
}

function readOutput(item: string, line: number): Output {
  const [, name = "", type] = /^([^()]+?)(?:\s*\(([^()]*)\))?$/.exec(item) ?? [];
  if (name === "")
    throw new PlanTextError(line, `“${item}” is no output; write "name.ext" or "name.ext (media/type)"`);
  return type === undefined
    ? { name: decodeText(name) }
    : { name: decodeText(name), media_type: decodeText(type) };
}

function readClock(item: string, line: number): [string, number] {
  const [, name = "", seconds = ""] = /^(\w+)[ =]+([\d.]+(?:e[+-]?\d+)?)$/.exec(item) ?? [];
  const clock = CLOCKS.find((each) => each === name);
  if (!clock || !(Number(seconds) > 0))
    throw new PlanTextError(
      line,
      `“${item}” is no clock; write one of ${CLOCKS.join(", ")} and its seconds, as "lease_seconds 60"`,
    );
  return [clock, Number(seconds)];
}
