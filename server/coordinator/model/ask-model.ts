import { cutText } from "#server/domain/cut-text.ts";
import { addUsage } from "#server/domain/model-usage.ts";
import type { DecisionKind, Proposal } from "#server/domain/proposals.ts";
import type { CallHooks } from "./lane-call.ts";
import { ModelError } from "./model-error.ts";
import type { ModelQueue } from "./model-queue.ts";
import type { ModelAnswer, ModelRequest } from "./model-request.ts";
import { readProposal } from "./read-proposal.ts";

export type Asked<K extends DecisionKind> = {
  proposal: Proposal<K>;
  /** The answer the proposal was read from. */
  answer: ModelAnswer;
  /** Tokens of all calls it took. */
  usage: ModelAnswer["usage"];
  /** True when the first answer had to be mended. */
  repaired: boolean;
};

/**
 * Asks for one decision and gives a proposal of the right shape that `check` finds nothing wrong with: the call, once
 * more in instant mode when thinking used up all tokens, and one repair turn that lists what was wrong. After that, or
 * when the model refuses, a `ModelError`; the rules decide then. `hooks` are called around every HTTP call.
 */
export async function askModel<K extends DecisionKind>(
  queue: ModelQueue,
  request: ModelRequest<K>,
  hooks: CallHooks | null,
  check: (proposal: Proposal<K>) => string[] = () => [],
): Promise<Asked<K>> {
  const answers: ModelAnswer[] = [];
  const ask = async (question: ModelRequest<K>): Promise<ModelAnswer> => {
    const answer = await queue.run(question, hooks);
    answers.push(answer);
    if (answer.finish === "refusal")
      throw new ModelError(
        "refused",
        `The model refused: ${answer.text.slice(0, 300) || "no reason given"}`,
        {
          usage: answer.usage,
        },
      );
    return answer;
  };
  let question = request;
  let answer = await ask(question);
  if (request.thinking && answer.finish === "length" && answer.text.trim() === "") {
    question = { ...request, thinking: false };
    answer = await ask(question);
  }
  let read = readProposal(request.kind, answer, check);
  const repaired = read.problems.length > 0;
  if (repaired) {
    answer = await ask({ ...question, turns: [...question.turns, ...repairTurns(answer, read.problems)] });
    read = readProposal(request.kind, answer, check);
  }
  if (!read.proposal || read.problems.length > 0)
    throw new ModelError(
      "garbage",
      `The model's answer cannot be used: ${read.problems.slice(0, 3).join("; ")}`,
      {
        usage: answer.usage,
      },
    );
  const usage = answers.map((one) => one.usage).reduce(addUsage);
  return { proposal: read.proposal, answer, usage, repaired };
}

/** More of an answer than this, in characters, is not given back: it would fill the context. */
const mostEchoed = 40_000;

/** The model's own answer, with what it thought, and what is wrong with it. */
function repairTurns(answer: ModelAnswer, problems: string[]): ModelRequest["turns"] {
  const cut = answer.finish === "length" ? "\n- It was cut off for its length: be much shorter." : "";
  return [
    {
      role: "assistant",
      content: cutText(answer.text, mostEchoed),
      ...(answer.reasoning ? { reasoning: answer.reasoning } : {}),
    },
    {
      role: "user",
      content: `REPAIR: this answer cannot be used. Answer again in full, in the same form, without these problems:\n${problems
        .slice(0, 20)
        .map((problem) => `- ${cutText(problem, 300)}`)
        .join("\n")}${cut}`,
    },
  ];
}
