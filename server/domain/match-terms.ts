import { type Concepts, conceptsIn, conceptsOf, conceptsWithin } from "./match-concepts.ts";
import { isStopWord, rootOf, runsOf, unspaced, wordsOfRun } from "./match-words.ts";

/** One thing a word stands for: the word itself, a meaning or a field of work; `weight` says how much it tells. */
type Term = { term: string; weight: number };

/** How much each kind of term tells; meanings and fields found in a part of a compound tell less. */
const kinds = { word: 1, pair: 0.3, meaning: 0.9, field: 0.25 };
const withinShare = 0.7;
/** Is a term a word of the text itself, not a meaning or a field of it? */
export const isWord = (term: string): boolean => !/^[~#]/.test(term);

const memory = new Map<string, readonly Term[]>();
/** The terms of a run of letters; remembered, and forgotten as a whole when there are many. */
export function termsOfRun(run: string): readonly Term[] {
  const known = memory.get(run);
  if (known) return known;
  if (memory.size >= 20_000) memory.clear();
  const terms = unspaced.test(run) ? termsOfScript(run) : termsOfWord(run);
  memory.set(run, terms);
  return terms;
}

function termsOfWord(run: string): Term[] {
  if (isStopWord(run)) return [];
  const root = rootOf(run);
  const own = { term: root, weight: kinds.word };
  const concepts = conceptsOf(root);
  if (concepts) return [own, ...meant(concepts, 1)];
  return [own, ...conceptsWithin(run).flatMap((one) => meant(one, withinShare))];
}

/** Scripts without spaces: the words a dictionary finds, every two characters, and the lexicon's words inside. */
function termsOfScript(run: string): Term[] {
  const words = wordsOfRun(run).filter((word) => word.length > 1 && !isStopWord(word));
  const letters = [...run];
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return [
    ...words.map((word) => ({ term: word, weight: kinds.word })),
    ...pairs.map((pair) => ({ term: `2:${pair}`, weight: kinds.pair })),
    ...conceptsIn(run).flatMap((one) => meant(one, 1)),
  ];
}

/** A word of several meanings tells less of each. */
const meant = ({ meanings, fields }: Concepts, share: number): Term[] => [
  ...meanings.map((one) => ({
    term: `~${one}`,
    weight: (share * kinds.meaning) / Math.sqrt(meanings.length),
  })),
  ...fields.map((one) => ({ term: `#${one}`, weight: (share * kinds.field) / Math.sqrt(fields.length) })),
];

/** A part of a text and how much its words count. */
export type Part = readonly [text: string, weight: number];

/** Each distinct run of letters of the parts, once, where it counts first. */
function eachRun(parts: readonly Part[], act: (run: string, share: number) => void): void {
  const seen = new Set<string>();
  for (const [text, share] of parts)
    for (const run of runsOf(text)) {
      if (seen.has(run)) continue;
      seen.add(run);
      act(run, share);
    }
}

/** The terms of a text: what its words give each of them together, and the word that gives the most. */
export type Terms = ReadonlyMap<string, { weight: number; word: string }>;

export function termsOf(parts: readonly Part[]): Terms {
  const terms = new Map<string, { weight: number; word: string; most: number }>();
  eachRun(parts, (run, share) => {
    for (const { term, weight } of termsOfRun(run)) {
      const told = weight * share;
      const before = terms.get(term) ?? { weight: 0, word: run, most: 0 };
      const leads = told > before.most;
      terms.set(term, {
        weight: before.weight + told,
        word: leads ? run : before.word,
        most: leads ? told : before.most,
      });
    }
  });
  return terms;
}
