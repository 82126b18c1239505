import type OpenAI from "openai";
import { z } from "zod";
import type { ModelUsage } from "#server/domain/model-usage.ts";

/** What a model said, gathered from its stream. */
export type Gathered = {
  text: string;
  reasoning: string;
  /** Arguments of the tool it called; empty when it called none. */
  toolText: string;
  /** As the server names it; null when the stream ended without one. */
  finish: string | null;
  usage: ModelUsage | undefined;
  model: string;
};

const count = z.number().int().min(0).nullish();
/** Usage as servers report it: cached tokens stand in one of two places, reasoning tokens only with some. */
const WireUsage = z.object({
  prompt_tokens: z.number().int().min(0),
  completion_tokens: count,
  cached_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullish(),
});
/** Fields that OpenAI's types do not know: two names for reasoning, and Moonshot's place for usage. */
const Extras = z.object({
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
});
const ChoiceExtras = z.object({ usage: z.unknown() });

/** An empty answer, to be filled. */
export const nothingGathered = (): Gathered => ({
  text: "",
  reasoning: "",
  toolText: "",
  finish: null,
  usage: undefined,
  model: "",
});

/** Adds one piece of a stream. */
export function gather(answer: Gathered, piece: OpenAI.ChatCompletionChunk): void {
  answer.model = piece.model || answer.model;
  const choice = piece.choices?.[0];
  answer.usage =
    readUsage(piece.usage) ?? readUsage(ChoiceExtras.safeParse(choice).data?.usage) ?? answer.usage;
  if (!choice) return;
  gatherMessage(answer, choice.delta ?? {});
  // Who refuses may still say "stop" at the end.
  if (answer.finish !== "refusal") answer.finish = choice.finish_reason ?? answer.finish;
}

/** Takes an answer that came in one piece, from a server that does not stream. */
export function gatherWhole(answer: Gathered, whole: OpenAI.ChatCompletion): void {
  answer.model = whole.model || answer.model;
  answer.usage = readUsage(whole.usage) ?? answer.usage;
  const choice = whole.choices?.[0];
  if (!choice) return;
  gatherMessage(answer, choice.message ?? {});
  if (answer.finish !== "refusal") answer.finish = choice.finish_reason ?? answer.finish;
}

type Message = {
  content?: string | null;
  refusal?: string | null;
  tool_calls?: { type?: string; function?: { arguments?: string } }[];
};

function gatherMessage(answer: Gathered, message: Message | OpenAI.ChatCompletionMessage): void {
  answer.text += message.content ?? "";
  const extras = Extras.safeParse(message).data;
  answer.reasoning += extras?.reasoning_content ?? extras?.reasoning ?? "";
  for (const call of message.tool_calls ?? [])
    if ("function" in call) answer.toolText += call.function?.arguments ?? "";
  if (message.refusal) {
    answer.text += message.refusal;
    answer.finish = "refusal";
  }
}

function readUsage(value: unknown): ModelUsage | undefined {
  const usage = WireUsage.safeParse(value).data;
  if (!usage) return undefined;
  return {
    inputTokens: usage.prompt_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? usage.cached_tokens ?? 0,
    outputTokens: usage.completion_tokens ?? 0,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
