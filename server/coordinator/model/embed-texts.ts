import type { ModelAccess } from "#server/domain/model-settings.ts";
import { CallClocks } from "./call-clocks.ts";
import { openClient } from "./exchange.ts";
import { ModelError } from "./model-error.ts";
import type { ModelHttp } from "./model-http.ts";
import { wordFailure } from "./word-failure.ts";

const limits = { firstMs: 30_000, idleMs: 15_000, totalMs: 60_000 };

/** The vectors of texts, in their order, of an OpenAI-compatible embeddings endpoint; a `ModelError` when it gives none. */
export async function embedTexts(
  access: ModelAccess,
  texts: readonly string[],
  http: ModelHttp,
): Promise<Float32Array[]> {
  const clocks = new CallClocks(limits);
  try {
    const client = openClient(access, http, clocks.heard);
    const body = { model: access.model, input: [...texts], encoding_format: "float" as const };
    const { data } = await client.embeddings.create(body, { signal: clocks.signal });
    const byIndex = new Map(data.map(({ index, embedding }) => [index, Float32Array.from(embedding)]));
    return texts.map((_, i) => {
      const vector = byIndex.get(i);
      if (!vector)
        throw new ModelError(
          "bad_request",
          `The endpoint gave no vector for text ${i + 1} of ${texts.length}.`,
        );
      return vector;
    });
  } catch (error) {
    if (clocks.reason) throw new ModelError("timeout", clocks.words());
    throw wordFailure(error, access, { now: Date.now() });
  } finally {
    clocks.stop();
  }
}
