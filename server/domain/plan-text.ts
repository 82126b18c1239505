import { encodeLine, encodeLines } from "./encode-text.ts";
import type { AbortCondition, Budget, OperationsPlan, PlanTask } from "./plan.ts";
import { readAbort } from "./read-conditions.ts";
import { isLabel } from "./read-intro.ts";

/** An operations plan as Markdown that people read and edit; `parsePlan` reads it back without loss. */
export function planText(plan: OperationsPlan): string {
  const { title, goal, notes, budget, deadline_at } = plan;
  const parts = [
    `# ${encodeLine(title)}`,
    words("Goal", goal),
    list("Success criteria", plan.success_criteria.map(item)),
    list("Validation steps", plan.validation_steps.map(item)),
    list("Abort when", plan.abort_conditions.map(abortLine)),
    list(
      "Checkpoints",
      plan.checkpoints.map(({ after, note, ask }) => {
        const keys = after.map((key) => encodeLine(key, ",:")).join(", ");
        return `${ask ? "ask " : ""}after ${keys}${note ? `: ${encodeLine(note)}` : ""}`;
      }),
    ),
    budgetLine(budget),
    deadline_at ? `Deadline: ${new Date(deadline_at).toISOString()}` : "",
    words("Notes", notes),
    ...plan.tasks.map(taskText),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const item = (text: string): string => encodeLine(text);
const list = (label: string, items: readonly string[]): string =>
  items.length > 0 ? [`${label}:`, "", ...items.map((one) => `- ${one}`)].join("\n") : "";

/** Several lines stand below their label. */
function words(label: string, text: string): string {
  if (text === "") return "";
  if (!text.includes("\n")) return `${label}: ${encodeLine(text)}`;
  return `${label}:\n${encodeLines(text, (line) => isLabel(line) || /^##?\s/.test(line))}`;
}

function abortLine({ kind, value, text }: AbortCondition): string {
  const said = encodeLine(text);
  const after = text ? `: ${said}` : "";
  if (value !== null && kind === "failed_tasks")
    return `${value} failed task${value === 1 ? "" : "s"}${after}`;
  if (value !== null && kind === "cost_usd") return `$${value} spent${after}`;
  if (value !== null && kind === "hours") return `${value} hour${value === 1 ? "" : "s"}${after}`;
  const plain = kind === "other" && value === null && text !== "" && readAbort(said).kind === "other";
  return plain && !said.startsWith("[")
    ? said
    : `[${kind}${value === null ? "" : ` ${value}`}] ${said}`.trimEnd();
}

function budgetLine({ usd, tokens, attempts, warnAt }: Budget): string {
  const percent = Math.round(warnAt * 100);
  const limits = [
    usd === null ? "" : `$${usd}`,
    tokens === null ? "" : `${tokens} tokens`,
    attempts === null ? "" : `${attempts} attempts`,
    warnAt === 0.8 ? "" : `warn at ${percent / 100 === warnAt ? `${percent} %` : warnAt}`,
  ].filter(Boolean);
  return limits.length > 0 ? `Budget: ${limits.join(", ")}` : "";
}

function taskText(task: PlanTask): string {
  const names = (list: readonly string[]): string => list.map((one) => encodeLine(one, ",")).join(", ");
  const field = (name: string, value: string): string => (value === "" ? "" : `- ${name}: ${value}`);
  const clocks = Object.entries(task.clocks ?? {}).map(([name, seconds]) => `${name} ${seconds}`);
  const outputs = task.outputs.map(({ name, media_type }) => {
    const type = media_type === undefined ? "" : ` (${encodeLine(media_type, ",()")})`;
    return `${encodeLine(name, ",()")}${type}`;
  });
  const fields = [
    field("depends_on", names(task.depends_on)),
    field("skills", names(task.skills)),
    field("tools", names(task.tools)),
    field("files", task.files ? filesText(task.files) : ""),
    field("outputs", outputs.join(", ")),
    task.review === "model" ? "" : field("review", task.review),
    task.priority === "normal" ? "" : field("priority", task.priority),
    field("clocks", clocks.join(", ")),
  ].filter(Boolean);
  const instructions = encodeLines(
    task.instructions,
    (line, i) =>
      /^##\s/.test(line) || /^\s*acceptance:\s*$/i.test(line) || (i === 0 && /^-\s+[a-z_]+:/.test(line)),
  );
  const parts = [
    `## ${encodeLine(task.key, "\\s:")}: ${encodeLine(task.title)}`,
    fields.join("\n"),
    instructions,
    list("Acceptance", task.acceptance.map(item)),
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** A single file that is called “none” must not be read as no file at all. */
function filesText(files: readonly string[]): string {
  if (files.length === 0) return "none";
  const [first = ""] = files;
  if (files.length === 1 && first === "none") return "&#110;one";
  return files.map((one) => encodeLine(one, ",")).join(", ");
}
