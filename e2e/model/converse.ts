import { cutText } from "#server/domain/cut-text.ts";
import { ConversationProposal } from "#server/domain/proposals.ts";
import { chooseSkills } from "./choose-skills.ts";
import { commonWords } from "./common-words.ts";
import { readDeadline } from "./read-deadline.ts";
import { ConverseFacts } from "./read-facts.ts";
import { dataOf, type Prompt } from "./read-prompt.ts";
import { ownWords, readRequest } from "./read-request.ts";
import { tellStatus } from "./tell-status.ts";

const reasons: Record<ConversationProposal["action"], string> = {
  answer: "it is a question about the work here",
  silent: "nobody asked for anything to be done or told",
  create_task: "it is a clear order for one piece of work",
  start_run: "it is a goal that takes several tasks",
  clarify: "what is to be done, or by when, is not clear",
};
const byWhen = "By when should it be done?";
type Answer = Pick<ConversationProposal, "action" | "reply"> & Partial<ConversationProposal>;

/** What to do about a message to the coordinator: news from the facts, a run for a goal, a task for a wish with a day, a question when unsure, else silence. */
export function converse(prompt: Prompt): ConversationProposal {
  const facts = ConverseFacts.parse(prompt.facts);
  const said = answer(prompt, facts);
  return ConversationProposal.parse({
    links: [],
    task: null,
    goal: null,
    reason: reasons[said.action],
    ...said,
  });
}

function answer(prompt: Prompt, facts: ConverseFacts): Answer {
  // Of several messages the one that calls by name counts, since whoever calls is to be answered.
  const asked = facts.asked.findLast(({ mentions_you }) => mentions_you) ?? facts.asked.at(-1);
  const body = dataOf(prompt, asked?.body);
  const now = new Date(facts.now);
  const mentioned = asked?.mentions_you === true;
  // Who speaks to someone else, or just speaks, is left alone.
  if (!mentioned && /^\s*@/.test(body)) return { action: "silent", reply: "" };
  const earlier = earlierWish(prompt, facts, body, now);
  const wish = readRequest(earlier ? `${earlier} ${ownWords(body)}` : body);
  if (wish.kind === "orders")
    return {
      action: mentioned ? "answer" : "silent",
      reply: mentioned ? "My rules are set by the workspace, not in messages." : "",
    };
  if (wish.kind === "status") {
    if (!mentioned && !isAboutWork(facts, body)) return { action: "silent", reply: "" };
    return { action: "answer", ...tellStatus(facts, wish.text) };
  }
  if (wish.kind === "chat")
    return mentioned
      ? { action: "clarify", reply: "What would you like to have done, and by when?" }
      : { action: "silent", reply: "" };
  if (wish.object === "")
    return { action: "clarify", reply: `What exactly should I ${wish.verb.toLowerCase()}?` };
  const needed = wish.kind === "goal" ? "run.create" : "task.create";
  if (asked?.may && !asked.may.includes(needed))
    return { action: "answer", reply: `You have no right to have that done here (${needed}).` };
  if (wish.kind === "goal")
    return { action: "start_run", reply: `I will plan this: ${wish.text}`, goal: cutText(wish.text, 4_000) };
  const { at } = readDeadline(wish.text, now);
  const open = /\bno (?:deadline|hurry|rush)\b|\bwhenever\b|\b(?:create|add) a task\b/i.test(wish.text);
  if (!at && !open) return { action: "clarify", reply: byWhen };
  const title = cutText(
    `${wish.verb.charAt(0).toUpperCase()}${wish.verb.slice(1).toLowerCase()} ${wish.object}`,
    200,
  );
  return {
    action: "create_task",
    reply: at ? `I made a task of it, due ${at.toISOString().slice(0, 10)}.` : "I made a task of it.",
    task: {
      title,
      instructions: wish.text,
      acceptance: ["The result is complete and can be used as it is."],
      skills: chooseSkills(facts.agents, asked?.skills_called ?? [], title, 0),
      tools: [],
      deadline_at: at?.toISOString() ?? null,
    },
  };
}

/** A question nobody was named in is for the coordinator when it is about work there is. */
function isAboutWork({ tasks, runs }: ConverseFacts, body: string): boolean {
  if (!/\?\s*$/.test(body)) return false;
  return (
    /\b(?:status|progress)\b/i.test(body) ||
    [...tasks, ...runs].some(({ title }) => commonWords(body, title) > 0)
  );
}

/** The wish a message completes: it names only a day, and the thread's last word was the question for one. */
function earlierWish(prompt: Prompt, facts: ConverseFacts, body: string, now: Date): string | null {
  const own = ownWords(body);
  if (own.split(" ").length > 5 || !readDeadline(/^(?:by|on|in)\b/i.test(own) ? own : `by ${own}`, now).at)
    return null;
  const words = facts.thread.map((one) => dataOf(prompt, one.body)).filter((one) => one !== body);
  const question = words.findLastIndex((one) => one.includes(byWhen));
  if (question < 1 || question < words.length - 1) return null;
  const wish = ownWords(words[question - 1] ?? "").replace(/[.!?]+$/, "");
  return /^(?:by|on|in)\b/i.test(own) ? wish : `${wish} by`;
}
