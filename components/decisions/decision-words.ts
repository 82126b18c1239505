import type { Decision } from "#server/domain/decision.ts";

type Kind = Decision["kind"];

/** What kind of choice a decision was, in words. */
export const decisionWords: Record<Kind, string> = {
  plan: "Plan",
  assign: "Assignment",
  review: "Review",
  recover: "Recovery",
  converse: "Conversation",
  consolidate: "Result",
};

/** The question a decision answers. */
export const questionWords: Record<Kind, string> = {
  plan: "How does the goal become work?",
  assign: "Who gets this task?",
  review: "Is the work good enough?",
  recover: "What now, after it failed?",
  converse: "What to do about this message?",
  consolidate: "What came out of the run?",
};

const choices: Record<string, string> = {
  accepted: "Accepted",
  changes_requested: "Changes requested",
  rejected: "Rejected",
  retry: "Try again, same agent",
  reassign: "Give to another agent",
  split: "Split into parts",
  ask: "Ask a person",
  give_up: "Give up",
  answer: "Answered",
  silent: "Said nothing",
  create_task: "Made a task",
  start_run: "Made a run, to be approved",
  clarify: "Asked back",
  refused: "Refused",
  leave: "Left as it is",
  peer: "Sent to another agent’s review",
  person: "Sent to a person",
};

/** What was chosen, in words: an agent by its name, a verdict or an action as people say it. */
export function choiceWords(chosen: string | null, names: Readonly<Record<string, string>>): string {
  if (chosen === null) return "Nobody";
  return names[chosen] ?? choices[chosen] ?? chosen;
}

/** The same beside what the decision is about: a plan or a result that has its run's title is not named twice. */
export function choiceOf(kind: Kind, chosen: string | null, about: string | null | undefined): string {
  if (kind === "plan" && chosen === about) return "Proposed a plan";
  if (kind === "consolidate" && chosen === about) return "Put the result together";
  return choiceWords(chosen, {});
}

/** Why, where that says more than the choice does. */
export function reasonBeyond(reason: string, choice: string): string {
  const plain = (text: string): string => text.trim().toLocaleLowerCase().replace(/\.$/, "");
  return ["nothing to say", plain(choice)].includes(plain(reason)) ? "" : reason;
}

/** Who decided: the rules, a model by its name, or a person. */
export function deciderWords({ by, model }: Pick<Decision, "by" | "model">): string {
  if (by === "model") return model ?? "the model";
  if (by === "rules" || by === "coordinator" || by === "system") return "the rules";
  return by === "human" ? "a person, by hand" : by;
}
