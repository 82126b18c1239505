import type { Decision } from "#server/domain/decision.ts";

/** One thing a decision looked at, in words. */
export type Seen = { label: string; lines: string[] };
type Facts = Record<string, unknown>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): Facts[] => (Array.isArray(value) ? value.filter(isFacts) : []);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const size = (value: unknown): string => (typeof value === "number" ? `, ${value} bytes` : "");

/** A status as a word among words. */
const statusOf = (status: unknown): string => text(status).replaceAll("-", " ");

/** What a decision saw, for people: only what is there, and of several things asked about together only its own. */
export function readInputs({
  inputs,
  taskId,
  subjectId,
}: Pick<Decision, "inputs" | "taskId" | "subjectId">): Seen[] {
  if (!isFacts(inputs)) return [];
  const own = list(inputs.items).find(({ task_id }) => task_id === taskId || task_id === subjectId);
  const said = saidIn(inputs);
  const nameOf = agentsIn(inputs);
  const seen = [
    ...ofGoal(inputs),
    ...(own ? ofItem(own, said, nameOf) : []),
    ...ofWork(inputs, said),
    ...ofMatch(inputs),
  ];
  return seen.filter(({ lines }) => lines.length > 0);
}

function ofGoal(facts: Facts): Seen[] {
  const previous = isFacts(facts.previous) ? text(facts.previous.asked) : "";
  return [
    { label: "Goal", lines: [text(facts.goal)].filter(Boolean) },
    { label: "Changes asked for", lines: [previous, text(facts.sent_back)].filter(Boolean) },
    { label: "Success criteria", lines: texts(facts.success_criteria) },
    { label: "Validation steps", lines: texts(facts.validation_steps) },
    { label: "Files", lines: list(facts.files).map((file) => `${text(file.name)}${size(file.bytes)}`) },
  ];
}

type Lookup = (id: unknown) => string;

/** The beginnings of what people and agents wrote, by the ids the facts name them with. */
function saidIn(facts: Facts): Lookup {
  const words = new Map(list(facts.words).map((one) => [text(one.id), text(one.text).trim()]));
  return (id) => words.get(text(id)) ?? "";
}

function agentsIn(facts: Facts): Lookup {
  const names = new Map(list(facts.agents).map((one) => [text(one.id), text(one.name)]));
  return (id) => names.get(text(id)) ?? "";
}

/** One line of an attempt: whose, how it ended, and what was said. */
function attemptLine(one: Facts, said: Lookup, nameOf: Lookup): string {
  const agent = nameOf(one.agent);
  const words = said(one.said);
  const ended = `Attempt ${one.number}${agent ? `, ${agent}` : ""}: ${text(one.status).replaceAll("_", " ")}`;
  return words && words !== "nothing" ? `${ended}. “${words}”` : ended;
}

/** Work under review, work in trouble, or work nobody can do. */
function ofItem(item: Facts, said: Lookup, nameOf: Lookup): Seen[] {
  const failure = isFacts(item.failure) ? text(item.failure.message) : said(item.failure);
  return [
    { label: "Acceptance", lines: texts(item.acceptance) },
    { label: "Handed in with", lines: [said(item.summary)].filter(Boolean) },
    {
      label: "Delivered",
      lines: list(item.artifacts).map(
        (one) => `${text(one.name)}${one.version ? `, version ${one.version}` : ""}`,
      ),
    },
    {
      label: "Machine checks",
      lines: list(item.machine_checks).map(
        (line) => `${line.passed ? "✓" : "✕"} ${text(line.criterion)}: ${text(line.evidence)}`,
      ),
    },
    {
      label: "Late results",
      lines: list(item.late_results).map((one) => `${text(one.id)} of ${text(one.agent)}`),
    },
    { label: "Why it failed", lines: [failure].filter(Boolean) },
    {
      label: "Attempts",
      lines: list(item.attempts).map((one) => attemptLine(one, said, nameOf)),
    },
    {
      label: "Tried before",
      lines: list(item.tried).map((one) => `${text(one.action).replaceAll("_", " ")}: ${text(one.reason)}`),
    },
    { label: "Partial work", lines: list(item.partial_work).map((one) => text(one.name)) },
    { label: "Why nobody could do it", lines: [text(item.why)].filter(Boolean) },
    { label: "Skills asked for", lines: [texts(item.skills).join(", ")].filter(Boolean) },
  ];
}

function ofWork(facts: Facts, said: Lookup): Seen[] {
  const events = list(facts.events);
  const examples = list(facts.examples);
  return [
    {
      label: "Work at that moment",
      lines: list(facts.tasks)
        .slice(0, 40)
        .map(
          (task) =>
            `${text(task.title)}: ${statusOf(task.status)}${task.agent ? `, ${text(task.agent)}` : ""}`,
        ),
    },
    { label: "Runs", lines: list(facts.runs).map((run) => `${text(run.title)}: ${statusOf(run.status)}`) },
    {
      label: "Agents",
      lines: list(facts.agents).map((agent) => {
        const skills = list(agent.skills).map(({ id }) => text(id));
        return `${text(agent.name)}${agent.presence ? `, ${text(agent.presence)}` : ""}${skills.length > 0 ? `: ${skills.join(", ")}` : ""}`;
      }),
    },
    { label: "Messages before", lines: messagesOf(facts, said) },
    { label: "Log", lines: events.slice(-8).map((event) => `#${event.seq} ${text(event.text)}`) },
    {
      label: "Overruled before, as examples",
      lines: examples.map((one) => `${text(one.about)}: ${text(one.was)}, better ${text(one.better)}`),
    },
  ];
}

/** The last messages before, as far as their words are kept; else how many there were. */
function messagesOf({ thread }: Facts, said: Lookup): string[] {
  const messages = list(thread);
  const told = messages.flatMap((one) => {
    const words = said(one.body);
    return words ? `${text(one.author)}: ${words}` : [];
  });
  return told.length > 0 ? told.slice(-6) : counted(messages.length, "message");
}

const partWords: Record<string, string> = {
  skill: "skill fit",
  record: "record",
  load: "free room",
  speed: "speed",
  cost: "cost",
  continuity: "continuity",
};
/** What the rules of assignment looked at: how much there was, and what counted how much. */
function ofMatch({ ready, agents, weights }: Facts): Seen[] {
  if (typeof ready !== "number" || typeof agents !== "number") return [];
  const counts = isFacts(weights)
    ? Object.entries(weights).sort(([, a], [, b]) => Number(b) - Number(a))
    : [];
  return [
    { label: "At that moment", lines: [`${counted(ready, "ready task")}, ${counted(agents, "agent")}`] },
    {
      label: "What counts",
      lines: [counts.map(([part, n]) => `${partWords[part] ?? part} ${n}`).join(" · ")],
    },
  ];
}

const counted = (n: number, word: string): string[] => (n > 0 ? [`${n} ${word}${n === 1 ? "" : "s"}`] : []);
