const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}+#]*/gu;
const hump = /(\p{Ll})(\p{Lu})/gu;
const beyondAscii = /[^ -~\s]/;
const asciiWord = /[a-z0-9][a-z0-9+#]*/g;
const asciiHump = /([a-z])([A-Z])/g;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const suffix =
  /^([a-z]{3,}?)(?:i[sz](?:ations?|ing|ed|es|ers?|e)|at(?:ions?|ors?|ing|ed|es|e)|ions?|ings?|ers?|ies|ed|es|(?<![isu])s|e|y)$/;
const doubled = /([b-df-hj-km-np-rtv-y])\1$/;

/** An English word without its common endings (“profiling”, “profiler”, “profiles” → “profil”); other words as they are. */
export function stem(text: string): string {
  let bare = text;
  for (let match = suffix.exec(bare); match?.[1]; match = suffix.exec(bare))
    bare = match[1].replace(doubled, "$1");
  return bare;
}

const memory = new Map<string, readonly string[]>();
/** The stemmed words of a run of letters; remembered, and forgotten as a whole when it gets large. */
function wordsOfRun(run: string): readonly string[] {
  const known = memory.get(run);
  if (known) return known;
  if (memory.size >= 20_000) memory.clear();
  const parts = unspaced.test(run)
    ? [...segmenter.segment(run)].filter((part) => part.isWordLike)
    : [{ segment: run }];
  const words = parts.map((part) => stem(part.segment));
  memory.set(run, words);
  return words;
}

/**
 * The stemmed words of a text in their order: lower case, NFKC, camelCase, `_` and `-` taken apart, `c++` and `c#`
 * kept; scripts without spaces (Chinese, Japanese, Thai, …) are split by `Intl.Segmenter`.
 */
export function wordsOf(text: string): string[] {
  const runs = beyondAscii.test(text)
    ? text.normalize("NFKC").replace(hump, "$1 $2").toLowerCase().match(word)
    : text.replace(asciiHump, "$1 $2").toLowerCase().match(asciiWord);
  const found: string[] = [];
  for (const run of runs ?? []) for (const part of wordsOfRun(run)) found.push(part);
  return found;
}

/** The distinct stemmed words of some texts. */
export const wordSet = (...texts: readonly string[]): Set<string> => new Set(wordsOf(texts.join(" \n ")));

/** The form in which two names of one skill are equal: its stemmed words, joined. “CSV profiling” = `csv-profiler`. */
export function skillKey(name: string): string {
  return wordsOf(name).join("-") || name.trim().toLowerCase();
}
