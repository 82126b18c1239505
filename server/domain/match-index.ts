// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
import { isWord, type Part, type Terms, termsOfRun } from "./match-terms.ts";
import { chunksOf, runsOfChunk } from "./match-words.ts";

type Posting = { skills: number[]; weights: number[] };
/** A run of letters: its terms that any skill has, and the reading that met it last, since it counts once in a text. */
type Run = { letters: string; terms: number[]; weights: number[]; met: number };

/** Skills by the terms they have, each term the heavier the fewer skills have it. */
export class SkillIndex {
  readonly #skills: readonly Terms[];
  readonly #ids = new Map<string, number>();
  readonly #terms: readonly string[];
  readonly #rarity: Float64Array;
  /** By term: the skills that have it, and its weight there when the whole skill has length 1. */
  readonly #postings: Posting[] = [];
  readonly #runs = new Map<string, Run>();
  /** By what stands between blanks: the runs in it that say anything of any skill. */
  readonly #chunks = new Map<string, readonly Run[]>();
  #readings = 0;
  /** By term, while one text is read; 0 in between. */
  readonly #sums: Float64Array;

  constructor(skills: readonly Terms[]) {
    this.#skills = skills;
    for (const terms of skills)
      for (const term of terms.keys()) if (!this.#ids.has(term)) this.#ids.set(term, this.#ids.size);
    this.#terms = [...this.#ids.keys()];
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
    this.#read(parts, ({ terms, weights }, share) => {
      for (let n = 0; n < terms.length; n += 1) {
        if (sums[terms[n]!] === 0) touched.push(terms[n]!);
        sums[terms[n]!]! += weights[n]! * share;
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

  /** Each distinct run of the parts that says anything of any skill, once, where it counts first. */
  #read(parts: readonly Part[], act: (run: Run, share: number) => void): void {
    // Not while a text is read: a run made anew would count twice in it.
    if (this.#chunks.size >= 20_000) {
      this.#chunks.clear();
      this.#runs.clear();
    }
    this.#readings += 1;
    for (const [text, share] of parts)
      for (const chunk of chunksOf(text))
        for (const run of this.#runsIn(chunk)) {
          if (run.met === this.#readings) continue;
          run.met = this.#readings;
          act(run, share);
        }
  }

  #runsIn(chunk: string): readonly Run[] {
    const known = this.#chunks.get(chunk);
    if (known) return known;
    const runs = runsOfChunk(chunk)
      .map((letters) => this.#run(letters))
      .filter(({ terms }) => terms.length > 0);
    this.#chunks.set(chunk, runs);
    return runs;
  }

  #run(letters: string): Run {
    const known = this.#runs.get(letters);
    if (known) return known;
    const run: Run = { letters, terms: [], weights: [], met: 0 };
    for (const { term, weight } of termsOfRun(letters)) {
      const id = this.#ids.get(term);
      if (id === undefined) continue;
      run.terms.push(id);
      run.weights.push(weight);
    }
    this.#runs.set(letters, run);
    return run;
  }

  /** The words of a text that tell most for a skill, with the skill's own where they differ; three at most. */
  shared(parts: readonly Part[], skill: number): string[] {
    const best = new Map<string, number>();
    this.#read(parts, ({ letters, terms, weights }, share) => {
      for (let n = 0; n < terms.length; n += 1) {
        const term = this.#terms[terms[n]!]!;
        const own = this.#skills[skill]!.get(term);
        if (!own) continue;
        const said = own.word === letters || isWord(term) ? letters : `${letters} ~ ${own.word}`;
        const tells = weights[n]! * share * own.weight * this.#rarity[terms[n]!]! ** 2;
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
