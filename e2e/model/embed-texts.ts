import { z } from "zod";
import { invalidRequest } from "./api-error.ts";
import { tokensOf } from "./count-usage.ts";
import { embedWords } from "./embed-words.ts";
import type { Usage } from "./model-ledger.ts";

const Body = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2_048)]),
  encoding_format: z.enum(["float", "base64"]).optional(),
});

/** Answers a call for vectors with its usage, as numbers or as the bytes of 32-bit numbers, as the client wants. */
export function embedTexts(body: unknown): { answer: object; usage: Usage } {
  const parsed = Body.safeParse(body);
  if (!parsed.success) throw invalidRequest(z.prettifyError(parsed.error));
  const { model, input, encoding_format } = parsed.data;
  const texts = typeof input === "string" ? [input] : input;
  const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0);
  const data = texts.map((text, index) => {
    const vector = embedWords(text);
    const bytes = () => Buffer.from(new Float32Array(vector).buffer).toString("base64");
    return { object: "embedding", index, embedding: encoding_format === "base64" ? bytes() : vector };
  });
  const told = { prompt_tokens: tokens, total_tokens: tokens };
  const usage = {
    ...told,
    completion_tokens: 0,
    cached_tokens: 0,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
  return { answer: { object: "list", model, data, usage: told }, usage };
}
