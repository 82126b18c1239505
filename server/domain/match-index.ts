// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
import { eachRun, isWord, type Part, type Terms, termsOfRun } from "./match-terms.ts";

type Posting = { skills: number[]; weights: number[] };

/** Skills by the terms they have, each term the heavier the fewer skills have it. */
export class SkillIndex {
  readonly #skills: readonly Terms[];
  readonly #ids = new Map<string, number>();
  readonly #rarity: Float64Array;
  /** By term: the skills that have it, and its weight there when the whole skill has length 1. */
  readonly #postings: Posting[] = [];
  /** By run of letters: its terms that any skill has, as id, weight, id, weight, … */
  readonly #runs = new Map<string, readonly number[]>();
  /** By term, while one text is read; 0 in between. */
  readonly #sums: Float64Array;

  constructor(skills: readonly Terms[]) {
    this.#skills = skills;
    for (const terms of skills)
      for (const term of terms.keys()) if (!this.#ids.has(term)) this.#ids.set(term, this.#ids.size);
    const frequency = new Float64Array(this.#ids.size);
    for (const terms of skills) for (const term of terms.keys()) frequency[this.#ids.get(term)!]! += 1;
    this.#rarity = frequency.map((df) => Math.sqrt(Math.log(1 + (skills.length - df + 0.5) / (df + 0.5))));
    this.#sums = new Float64Array(this.#ids.size);
    for (let id = 0; id < this.#ids.size; id += 1) this.#postings.push({ skills: [], weights: [] });
    skills.forEach((terms, skill) => {
      this.#post(terms, skill);
    });
  }

  #post(terms: Terms, skill: number): void {
    let square = 0;
    for (const [term, { weight }] of terms) square += (weight * this.#rarity[this.#ids.get(term)!]!) ** 2;
    for (const [term, { weight }] of terms) {
      const id = this.#ids.get(term)!;
      this.#postings[id]!.skills.push(skill);
      this.#postings[id]!.weights.push((weight * this.#rarity[id]!) / Math.sqrt(square));
    }
  }

  /** c × (2 − c) with c the cosine of a text and each skill, over the terms that skills have at all. */
  closeness(parts: readonly Part[]): Float64Array {
    const sums = this.#sums;
    const touched: number[] = [];
    eachRun(parts, (run, share) => {
      const hits = this.#hits(run);
      for (let n = 0; n < hits.length; n += 2) {
        if (sums[hits[n]!] === 0) touched.push(hits[n]!);
        sums[hits[n]!]! += hits[n + 1]! * share;
      }
    });
    const dots = new Float64Array(this.#skills.length);
    let square = 0;
    for (const id of touched) {
      const weight = sums[id]! * this.#rarity[id]!;
      sums[id] = 0;
      square += weight * weight;
      const { skills, weights } = this.#postings[id]!;
      for (let n = 0; n < skills.length; n += 1) dots[skills[n]!]! += weight * weights[n]!;
    }
    const length = Math.sqrt(square) || 1;
    for (let skill = 0; skill < dots.length; skill += 1) {
      const cosine = Math.min(1, dots[skill]! / length);
      dots[skill] = cosine * (2 - cosine);
    }
    return dots;
  }

  #hits(run: string): readonly number[] {
    const known = this.#runs.get(run);
    if (known) return known;
    if (this.#runs.size >= 20_000) this.#runs.clear();
    const hits = termsOfRun(run).flatMap(({ term, weight }) => {
      const id = this.#ids.get(term);
      return id === undefined ? [] : [id, weight];
    });
    this.#runs.set(run, hits);
    return hits;
  }

  /** The words of a text that tell most for a skill, with the skill's own where they differ; three at most. */
  shared(parts: readonly Part[], skill: number): string[] {
    const best = new Map<string, number>();
    eachRun(parts, (run, share) => {
      for (const { term, weight } of termsOfRun(run)) {
        const own = this.#skills[skill]!.get(term);
        if (!own) continue;
        const said = own.word === run || isWord(term) ? run : `${run} ~ ${own.word}`;
        const tells = weight * share * own.weight * this.#rarity[this.#ids.get(term)!]! ** 2;
        best.set(said, Math.max(best.get(said) ?? 0, tells));
      }
    });
    const runs = new Set<string>();
    return [...best]
      .sort((a, b) => b[1] - a[1])
      .map(([said]) => said)
      .filter((said) => {
        const run = said.split(" ~ ")[0] ?? said;
        return !runs.has(run) && runs.add(run);
      })
      .slice(0, 3);
  }
}
