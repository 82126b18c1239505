import { cutText } from "#server/domain/cut-text.ts";
import { type RecoveryAction, RecoveryProposal } from "#server/domain/proposals.ts";
import { partsOf } from "./general-plan.ts";
import { RecoverFacts, type RecoverItem } from "./read-facts.ts";
import { dataOf, type Prompt } from "./read-prompt.ts";

const transient =
  /time.?out|timed out|rate.?limit|429|50[0-9]|unavailable|network|connection|reset|overload|temporar|transient|busy/i;
const stalled = /stall|silent|no sign of life|expired|lease|went away|offline/i;

/** What to do with work in trouble, one answer an item: see `decide`. */
export function recoverWork(prompt: Prompt): RecoveryProposal {
  const { items, agents } = RecoverFacts.parse(prompt.facts);
  const whole = items.map((item) => ({ ...item, agents: item.agents.length > 0 ? item.agents : agents }));
  return RecoveryProposal.parse({ recoveries: whole.map((item) => recoverItem(prompt, item)) });
}

function recoverItem(prompt: Prompt, item: RecoverItem) {
  const { action, reason } = decide(prompt, item);
  const last = item.attempts.at(-1);
  const partial = dataOf(prompt, last?.partial) || saidIn(prompt, last);
  const words = {
    retry: "Try once more; nothing about the task has changed.",
    reassign: `Another agent had it before${partial ? " and left partial work" : ""}. Start from what is there.`,
    split: "",
    ask: `“${item.title}” does not come right: ${reason} What should change?`,
    give_up: "",
  }[action];
  const subtasks = action === "split" ? splitTask(prompt, item, partial) : [];
  return {
    task_id: item.task_id,
    action,
    reason: cutText(reason, 1_000),
    subtasks,
    words: cutText(words, 2_000),
  };
}

/** Ask when the same came twice, retry once what passes, reassign what stalled, split what is large, else the mildest that is allowed. */
function decide(prompt: Prompt, item: RecoverItem): { action: RecoveryAction; reason: string } {
  const tried = (action: RecoveryAction) => item.tried.filter((step) => step.action === action).length;
  const may = (action: RecoveryAction) => item.may.includes(action) && tried(action) < 2;
  const last = item.attempts.at(-1);
  const failure =
    typeof item.failure === "string"
      ? dataOf(prompt, item.failure)
      : `${item.failure?.code ?? ""} ${item.failure?.message ?? ""}`;
  const trouble = [failure, last?.status, last?.clock, dataOf(prompt, last?.message)].join(" ");
  const others = item.agents.length > 0;
  if (may("ask") && sameTwice(prompt, item)) return { action: "ask", reason: "The same result came twice." };
  if (may("retry") && tried("retry") === 0 && transient.test(trouble))
    return { action: "retry", reason: "The failure looks like one that passes." };
  if (may("reassign") && others && stalled.test(trouble))
    return { action: "reassign", reason: "The agent went silent; others can do it." };
  if (may("split") && item.depth_left > 0 && isLarge(prompt, item))
    return { action: "split", reason: "The task is large; two parts are easier to finish." };
  if (may("reassign") && others) return { action: "reassign", reason: "Another agent may do better." };
  if (may("retry")) return { action: "retry", reason: "One more try is allowed." };
  if (item.may.includes("ask")) return { action: "ask", reason: "Nothing else is left to try." };
  return { action: "give_up", reason: "Nothing is allowed any more." };
}

type Attempt = RecoverItem["attempts"][number];

/** What an attempt said and left, in words; an attempt that said nothing is no result that can come again. */
function saidIn(prompt: Prompt, attempt: Attempt | undefined): string {
  if (!attempt) return "";
  const evidence = typeof attempt.evidence === "string" ? attempt.evidence : "";
  const words = [attempt.message, evidence, attempt.partial, attempt.said].map((one) =>
    dataOf(prompt, one).trim(),
  );
  return words.filter((one) => one !== "" && one !== "nothing").join("\n");
}

function sameTwice(prompt: Prompt, { attempts }: RecoverItem): boolean {
  const [before = "", last = ""] = attempts.slice(-2).map((attempt) => saidIn(prompt, attempt));
  return before !== "" && before === last;
}

function isLarge(prompt: Prompt, item: RecoverItem): boolean {
  const instructions = dataOf(prompt, item.instructions);
  return instructions.length > 400 || item.acceptance.length >= 3 || partsOf(instructions).length >= 4;
}

function splitTask(prompt: Prompt, item: RecoverItem, partial: string) {
  const instructions = dataOf(prompt, item.instructions);
  const half = Math.ceil(item.acceptance.length / 2);
  const kept = partial ? `\n\nWork so far, to go on from:\n${partial}` : "";
  if (item.outputs.length > 1) return splitByOutput(item, instructions, kept);
  const part = (key: string, number: number, what: string, acceptance: string[]) => ({
    key,
    title: cutText(`${item.title}: part ${number}`, 200),
    instructions: cutText(`${what}\n\nThe whole task: ${instructions}${kept}`, 50_000),
    acceptance,
    skills: item.skills,
    depends_on: number > 1 ? ["first"] : [],
  });
  return [
    part("first", 1, "Do the first half.", item.acceptance.slice(0, half)),
    part("second", 2, "Do the rest, and put both halves together.", item.acceptance.slice(half)),
  ];
}

/** Criteria about several deliverables at once stay with the whole. */
const together = /\b(?:both|all|every|together|same)\b/i;

/** One part for each deliverable, each after the one before it, so that they agree. */
function splitByOutput(
  { title, acceptance, skills, outputs }: RecoverItem,
  instructions: string,
  kept: string,
) {
  const own = acceptance.filter((criterion) => !together.test(criterion));
  const keys = outputs.map((_, at) => `part-${at + 1}`);
  return outputs.map((output, at) => ({
    key: keys[at] ?? "",
    title: cutText(`${title}: ${output.name}`, 200),
    instructions: cutText(
      `Make ${output.name} and nothing else${at > 0 ? ", so that it agrees with what the part before it delivered" : ""}.\n\nThe whole task: ${instructions}${kept}`,
      50_000,
    ),
    acceptance: own.length > 0 ? own : ["It is complete and can be used as it is."],
    skills,
    outputs: [output],
    depends_on: at > 0 ? [keys[at - 1] ?? ""] : [],
  }));
}
