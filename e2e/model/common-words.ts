const stop = new Set(
  "the and for with from into that this these those then have has had are was were will would should can could may must not but all any its our your their his her you she they them who what when where why how about make made please task tasks file files by a an of to in on at is it be or as do does did".split(
    " ",
  ),
);

/** A text's words that carry meaning, in lower case, without the ends that number and tense give them. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word.length > 1 && !stop.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(ing|ies|es|ed|s|e)$/, "") : word));
}

/** How many words of `a` are in `b`. */
export function commonWords(a: string, b: string): number {
  const there = new Set(wordsOf(b));
  return new Set(wordsOf(a).filter((word) => there.has(word))).size;
}
