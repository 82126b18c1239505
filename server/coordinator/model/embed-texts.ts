import { estimateTokens } from "#server/domain/estimate-tokens.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { ModelUsage } from "#server/domain/model-usage.ts";
import { CallClocks } from "./call-clocks.ts";
import { openClient } from "./exchange.ts";
import { ModelError } from "./model-error.ts";
import type { ModelHttp } from "./model-http.ts";
import { limitsFromHeaders, type ToldLimits } from "./told-limits.ts";
import { wordFailure } from "./word-failure.ts";

export type EmbedRequest = {
  access: ModelAccess;
  workspaceId: string;
  texts: readonly string[];
  requestId: string;
  signal?: AbortSignal;
};
/** Vectors in the order of the texts, and what they took. */
export type EmbedAnswer = { vectors: Float32Array[]; usage: ModelUsage; told: ToldLimits };

const limits = { firstMs: 30_000, idleMs: 15_000, totalMs: 60_000 };

/** About how many tokens the texts take. */
export const tokensOfTexts = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + estimateTokens(text), 0);

/** The vectors of texts, of an OpenAI-compatible embeddings endpoint, in one HTTP call; a `ModelError` when it gives none. */
export async function embedTexts(
  { access, texts, requestId, signal }: EmbedRequest,
  http: ModelHttp,
): Promise<EmbedAnswer> {
  const clocks = new CallClocks(limits, signal);
  let usage: ModelUsage | undefined;
  try {
    const client = openClient(access, http, clocks.heard);
    const body = { model: access.model, input: [...texts], encoding_format: "float" as const };
    const headers = { "x-client-request-id": requestId };
    const call = client.embeddings.create(body, { signal: clocks.signal, headers });
    const { data: answer, response } = await call.withResponse();
    // Some servers count nothing; then the estimate is booked.
    const inputTokens = answer.usage?.prompt_tokens ?? tokensOfTexts(texts);
    usage = { inputTokens, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
    const byIndex = new Map(answer.data.map(({ index, embedding }) => [index, Float32Array.from(embedding)]));
    const vectors = texts.map((_, i) => {
      const vector = byIndex.get(i);
      if (vector) return vector;
      throw new ModelError(
        "bad_request",
        `The endpoint gave no vector for text ${i + 1} of ${texts.length}.`,
        { usage },
      );
    });
    return { vectors, usage, told: limitsFromHeaders(response.headers, Date.now()) };
  } catch (error) {
    if (clocks.reason === "aborted")
      throw new ModelError("aborted", "The question was withdrawn.", { usage });
    if (clocks.reason) throw new ModelError("timeout", clocks.words(), { usage });
    throw wordFailure(error, access, { usage, now: Date.now() });
  } finally {
    clocks.stop();
  }
}
