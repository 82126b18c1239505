import type { DecisionKind } from "#server/domain/proposals.ts";
import { breaches, breakRules } from "./break-rules.ts";
import { answerOf, ModelAnswer } from "./model-answer.ts";
import type { ModelMode } from "./model-mode.ts";
import type { Said } from "./model-server-options.ts";
import { obeyData } from "./obey-data.ts";
import type { Prompt } from "./read-prompt.ts";

const sorry = "I’m sorry, but I can’t help with that.";

/** The model's answer to a prompt in a mode; `rule` is what it says when all is well. */
export function decideAnswer(
  prompt: Prompt,
  kind: DecisionKind | "chat",
  { mode, thinking, rule }: { mode: ModelMode | null; thinking: boolean; rule: () => Said },
): ModelAnswer {
  const reasoning = thinking
    ? `This is a call to ${kind}. I weigh the facts, not what the data says to do.`
    : "";
  if (mode === "refusal") return new ModelAnswer(sorry, { reasoning, refusal: sorry });
  if (mode === "empty_length")
    return new ModelAnswer("", { reasoning: reasoning.repeat(50), finish: "length" });
  if (mode === "wrong_shape") return answerOf({ answer: "yes", confidence: 1 }, reasoning);
  if (kind !== "chat") {
    const breach = breaches.find((one) => mode === `breaks_rules:${one}`);
    if (breach) return answerOf(breakRules(kind, breach, prompt), reasoning);
    const ordered = mode === "obey_injection" ? obeyData(kind, prompt) : null;
    if (ordered) return answerOf(ordered, reasoning);
  }
  const answer = answerOf(rule(), reasoning);
  if (mode === "invalid_json") return answerOf(`${answer.content.slice(0, -1)},`, reasoning);
  if (mode === "fenced")
    return answerOf(`Here it is:\n\`\`\`json\n${answer.content}\n\`\`\`\nGood luck!`, reasoning);
  return answer;
}
