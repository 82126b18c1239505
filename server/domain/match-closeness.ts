// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
import { wordSet, wordsOf } from "./match-words.ts";
import type { ReadProfile } from "./skill-fit.ts";

const textRead = 300;
/** The words of a task that say what it is about: its title, the start of its instructions and its skills. */
export const taskWords = (task: {
  title: string;
  instructions: string;
  skills: readonly string[];
}): Set<string> => wordSet(task.title, task.instructions.slice(0, textRead), ...task.skills);

/**
 * Closeness of a text to each profile, 0..1: of its nearest skill 0.7 × the share of the words of id, name and tags
 * that the text has + 0.3 × (words of description and examples it has, four or more counting as all). An inverted index:
 * the cost of a text is the number of its hits, not the number of profiles.
 */
export function closenessTo(profiles: readonly ReadProfile[]): (words: ReadonlySet<string>) => Float64Array {
  const skills = profiles.flatMap((profile) => profile.skills);
  const owners = Int32Array.from(profiles.flatMap((profile, owner) => profile.skills.map(() => owner)));
  const strong = postings(skills.map((skill) => skill.strong));
  const weak = postings(skills.map((skill) => skill.weak));
  const strongShare = Float64Array.from(skills, (skill) => 0.7 / Math.max(1, skill.strong.size));
  return (words) => {
    const strongHits = new Float64Array(skills.length);
    const weakHits = new Float64Array(skills.length);
    for (const word of words) {
      const named = strong.get(word) ?? noHits;
      for (let n = 0; n < named.length; n += 1) strongHits[named[n]!]! += strongShare[named[n]!]!;
      const told = weak.get(word) ?? noHits;
      for (let n = 0; n < told.length; n += 1) weakHits[told[n]!]! += 0.075;
    }
    const closeness = new Float64Array(profiles.length);
    for (let i = 0; i < owners.length; i += 1) {
      const share = strongHits[i]! + Math.min(0.3, weakHits[i]!);
      if (share > closeness[owners[i]!]!) closeness[owners[i]!] = share;
    }
    return closeness;
  };
}
const noHits = new Int32Array(0);

function appendTo(index: Map<string, number[]>, word: string, i: number): void {
  const hits = index.get(word);
  if (hits) hits.push(i);
  else index.set(word, [i]);
}

function postings(sets: readonly ReadonlySet<string>[]): Map<string, Int32Array> {
  const index = new Map<string, number[]>();
  sets.forEach((set, i) => {
    for (const word of set) if (!stopWords.has(word)) appendTo(index, word, i);
  });
  return new Map([...index].map(([word, hits]) => [word, Int32Array.from(hits)]));
}

const stopWords = new Set(
  wordsOf(
    "a an and are as at be by can for from in into is it its of on or that the this to use using with you your " +
      "的 了 和 与 或 在 是 把 对 为 并 及 请 一个 使用 进行",
  ),
);
