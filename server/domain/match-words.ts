const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}+#]*/gu;
const hump = /(\p{Ll})(\p{Lu})/gu;
const beyondAscii = /[^ -~\s]/;
const asciiWord = /[a-z0-9][a-z0-9+#]*/g;
const asciiHump = /([a-z])([A-Z])/g;
/** Scripts that are written without spaces between words. */
export const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
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
export function wordsOfRun(run: string): readonly string[] {
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
  const found: string[] = [];
  for (const run of runsOf(text)) for (const part of wordsOfRun(run)) found.push(part);
  return found;
}

const runsMemory = new Map<string, readonly string[]>();
/** The runs of letters and digits of a text in lower case, still with their endings; what has no spaces is one run. */
export function runsOf(text: string): string[] {
  const found: string[] = [];
  for (const chunk of chunksOf(text)) for (const run of runsOfChunk(chunk)) found.push(run);
  return found;
}

const blanks = /\s+/;
/** A text cut at its blanks. */
export const chunksOf = (text: string): string[] => text.split(blanks);

/** The runs of a text without blanks; remembered, and forgotten as a whole when there are many. */
export function runsOfChunk(chunk: string): readonly string[] {
  const known = runsMemory.get(chunk);
  if (known) return known;
  if (runsMemory.size >= 20_000) runsMemory.clear();
  const runs = beyondAscii.test(chunk)
    ? chunk.normalize("NFKC").replace(hump, "$1 $2").toLowerCase().match(word)
    : chunk.replace(asciiHump, "$1 $2").toLowerCase().match(asciiWord);
  runsMemory.set(chunk, runs ?? []);
  return runs ?? [];
}

const german = /^(.{4,}?)(?:ungen|ung|[hk]eiten|[hk]eit|ern|e[nmrs]|e)$/;
/** A word as it is looked up and compared across languages: without accents, English and common German endings. */
export function rootOf(text: string): string {
  const plain = beyondAscii.test(text)
    ? text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss")
    : text;
  const bare = stem(plain);
  return german.exec(bare)?.[1] ?? bare;
}

/** Words that say nothing of what a task is about: by their own form, not by their root. */
export const isStopWord = (text: string): boolean => stopWords.has(text);
const stopWords = new Set(
  (
    "a an and are as at be been but by can do does for from get give has have how i if in into is it its make me my need not " +
    "of on one or our out please so some that the them then there these they this those to up us use used using was we " +
    "what when where which who why will with would you your all any each every more most no only than too very also new " +
    "der die das den dem des ein eine einen einem einer und oder aber für von vom zu zum zur mit im in auf aus bei nach über " +
    "ist sind wird werden wir ich sie es uns unser unsere bitte nicht alle auch als an um " +
    "的 了 和 与 或 在 是 把 对 为 并 及 请 一个 使用 进行 这 这个 这些 我们 他们 做 用 每 都 要 不 有"
  ).split(" "),
);

/** The distinct stemmed words of some texts. */
export const wordSet = (...texts: readonly string[]): Set<string> => new Set(wordsOf(texts.join(" \n ")));

/** The form in which two names of one skill are equal: its stemmed words, joined. “CSV profiling” = `csv-profiler`. */
export function skillKey(name: string): string {
  return wordsOf(name).join("-") || name.trim().toLowerCase();
}
