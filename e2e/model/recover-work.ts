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
  const { items } = RecoverFacts.parse(prompt.facts);
  return RecoveryProposal.parse({ recoveries: items.map((item) => recoverItem(prompt, item)) });
}

function recoverItem(prompt: Prompt, item: RecoverItem) {
  const { action, reason } = decide(prompt, item);
  const partial = dataOf(prompt, item.attempts.at(-1)?.partial);
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

/** Ask when the same came twice, retry what passes, reassign what stalled, split what is large, else the mildest that is allowed. */
function decide(prompt: Prompt, item: RecoverItem): { action: RecoveryAction; reason: string } {
  const may = (action: RecoveryAction) => item.may.includes(action);
  const last = item.attempts.at(-1);
  const failure =
    typeof item.failure === "string"
      ? dataOf(prompt, item.failure)
      : `${item.failure?.code} ${item.failure?.message}`;
  const trouble = `${failure} ${last?.status} ${dataOf(prompt, last?.message)}`;
  const others = item.agents.length > 0;
  if (may("ask") && sameTwice(prompt, item)) return { action: "ask", reason: "The same result came twice." };
  if (may("retry") && transient.test(trouble))
    return { action: "retry", reason: "The failure looks like one that passes." };
  if (may("reassign") && others && stalled.test(trouble))
    return { action: "reassign", reason: "The agent went silent; others can do it." };
  if (may("split") && item.depth_left > 0 && isLarge(prompt, item))
    return { action: "split", reason: "The task is large; two parts are easier to finish." };
  if (may("reassign") && others) return { action: "reassign", reason: "Another agent may do better." };
  if (may("retry")) return { action: "retry", reason: "One more try is allowed." };
  if (may("ask")) return { action: "ask", reason: "Nothing else is left to try." };
  return { action: "give_up", reason: "Nothing is allowed any more." };
}

function sameTwice(prompt: Prompt, { attempts }: RecoverItem): boolean {
  const [before, last] = attempts
    .slice(-2)
    .map(({ status, message, evidence, partial }) =>
      JSON.stringify([status, dataOf(prompt, message), evidence ?? null, dataOf(prompt, partial)]),
    );
  return before !== undefined && before === last;
}

function isLarge(prompt: Prompt, item: RecoverItem): boolean {
  const instructions = dataOf(prompt, item.instructions);
  return instructions.length > 400 || item.acceptance.length >= 3 || partsOf(instructions).length >= 4;
}

function splitTask(prompt: Prompt, item: RecoverItem, partial: string) {
  const instructions = dataOf(prompt, item.instructions);
  const half = Math.ceil(item.acceptance.length / 2);
  const kept = partial ? `\n\nWork so far, to go on from:\n${partial}` : "";
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
