import { estimateTokens } from "#server/domain/estimate-tokens.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import type { CallLimits } from "./call-clocks.ts";
import { type Exchanged, exchange } from "./exchange.ts";
import { ModelError } from "./model-error.ts";
import type { ModelHttp } from "./model-http.ts";
import { estimateInput, type ModelAnswer, type ModelRequest, tokensForAnswer } from "./model-request.ts";
import { readJson } from "./read-json.ts";
import { ReplyWords } from "./reply-words.ts";
import { requestBody } from "./request-body.ts";

/**
 * Asks a model once: one HTTP call, nothing repeated. Whatever goes wrong is a `ModelError`; an answer that is cut by its
 * length, refused or no JSON is an answer, and told as such.
 */
export async function callModel<K extends DecisionKind>(
  request: ModelRequest<K>,
  http: ModelHttp,
  limits?: CallLimits,
): Promise<ModelAnswer> {
  if (tokensForAnswer(request) === 0)
    throw new ModelError(
      "bad_request",
      `The question is longer than ${request.access.model} can read (${request.access.contextTokens} tokens with the answer).`,
    );
  const { kind, onWords, signal, access } = request;
  const words = new ReplyWords("reply");
  let told: string | null = null;
  const onText = (piece: string): void => {
    const reply = words.feed(piece);
    if (reply === null || reply === told) return;
    told = reply;
    try {
      onWords?.(reply);
    } catch {
      // Who listens cannot break the call; the whole answer comes at its end.
    }
  };
  try {
    const said = await exchange(access, requestBody(request), {
      http,
      signal,
      requestId: request.requestId,
      ...(limits ? { limits } : {}),
      ...(kind === "converse" && onWords ? { onText } : {}),
    });
    return answerOf(said, request);
  } catch (error) {
    throw error instanceof ModelError ? withEstimate(error, request) : error;
  }
}

/** An answer that broke off was worked for, and is paid for: without the server's count it is booked at our estimate. */
function withEstimate(error: ModelError, request: ModelRequest): ModelError {
  const { kind, words, received, usage, retryAfterMs, told } = error;
  if (usage || received === "") return error;
  const outputTokens = estimateTokens(received);
  const estimate = { inputTokens: estimateInput(request), cachedTokens: 0, outputTokens, reasoningTokens: 0 };
  return new ModelError(kind, words, { usage: estimate, received, retryAfterMs, told });
}

function answerOf(said: Exchanged, request: ModelRequest): ModelAnswer {
  const text = said.toolText || said.text;
  const estimate = {
    inputTokens: estimateInput(request),
    cachedTokens: 0,
    outputTokens: estimateTokens(text) + estimateTokens(said.reasoning),
    reasoningTokens: estimateTokens(said.reasoning),
  };
  const finish = finishOf(said);
  return {
    text,
    reasoning: said.reasoning,
    parsed: finish === "refusal" ? null : readJson(text),
    finish,
    usage: said.usage ?? estimate,
    counted: said.usage !== undefined,
    model: said.model || request.access.model,
    ms: said.ms,
    told: said.told,
  };
}

function finishOf(said: Exchanged): ModelAnswer["finish"] {
  if (said.finish === "refusal" || said.finish === "content_filter") return "refusal";
  if (said.finish === "length") return "length";
  return said.toolText ? "tool" : "stop";
}
