import type { Card } from "#server/domain/card.ts";

const words: Record<string, { short: string; before: string }> = {
  needs_person: { short: "Only you can help", before: "The coordinator asks you" },
  given_up: { short: "Given up", before: "The coordinator gave up" },
  nobody_left: { short: "Nobody left to try", before: "Nobody is left to try it" },
};

/** Why a task failed, in two or three words; null when its message says it best. */
export const failureWord = (failure: Card["failure"]): string | null =>
  (failure && words[failure.code]?.short) ?? null;

/** Why a task failed, as a sentence. */
export function failureSentence(failure: Card["failure"]): string {
  if (!failure) return "No attempt succeeded.";
  const before = words[failure.code]?.before;
  const message = failure.message.replace(/^given up: /, "");
  return before ? `${before}: ${message}` : message;
}
