import { cutText } from "#server/domain/cut-text.ts";
import { commonWords } from "./common-words.ts";

/** The sentence of some texts that shares most words with `about`, to be quoted; the first one when none shares any. */
export function bestSentence(about: string, texts: readonly { name: string; text: string }[]) {
  const sentences = texts.flatMap(({ name, text }) =>
    text
      .slice(0, 50_000)
      .split(/\n+|(?<=[.!?])\s+/)
      .map((sentence) => ({ name, sentence: sentence.trim() }))
      .filter(({ sentence }) => sentence !== ""),
  );
  const scored = sentences.map((one) => ({ ...one, score: commonWords(about, one.sentence) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return { name: best?.name ?? "", sentence: cutText(best?.sentence ?? "", 200) };
}
