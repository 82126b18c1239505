import { z } from "zod";
import { invalidRequest } from "./api-error.ts";
import { tokensOf } from "./count-usage.ts";
import { embedWords } from "./embed-words.ts";

const Body = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2_048)]),
  encoding_format: z.enum(["float", "base64"]).optional(),
});

/** Answers a call for vectors, as numbers or as the bytes of 32-bit numbers, as the client wants. */
export function embedTexts(body: unknown): object {
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
  return { object: "list", model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}
