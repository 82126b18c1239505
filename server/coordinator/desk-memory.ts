import type { Due } from "./due-decisions.ts";

/** A question that could not be asked is not asked again sooner than this. */
export const againMs = 15_000;
/** One whose answer was of no use, and that the rules leave open, is asked again ever more rarely. */
const mostRareMs = 3_600_000;

type Held = { until: number; useless: number };

/** What a desk remembers of one workspace between two looks. Nothing that matters: what is owed follows from the rows. */
export class DeskMemory {
  /** Keys in hand, and groups with a question under way: what comes meanwhile goes together into the next one. */
  readonly inHand = new Set<string>();
  readonly asking = new Set<string>();
  /** Keys to be asked about one by one: an answer on several together was of no use, which may be the fault of one. */
  readonly alone = new Set<string>();
  readonly #held = new Map<string, Held>();
  /** Why the last question came to nothing, and until when that counts. */
  #trouble: { words: string; until: number } | null = null;
  /** When the board was last told what waits. */
  toldAt = 0;

  mayTake(key: string, now: number): boolean {
    return !this.inHand.has(key) && (this.#held.get(key)?.until ?? 0) <= now;
  }

  /** Is it in hand, or put off? */
  waits(key: string, now: number): boolean {
    return !this.mayTake(key, now);
  }

  trouble(now: number): string | null {
    return this.#trouble && this.#trouble.until > now ? this.#trouble.words : null;
  }

  /** The next question of a group: what was found to spoil others goes alone. */
  batchOf(dues: readonly Due[], most: number): readonly Due[] {
    const together = dues.filter(({ key }) => !this.alone.has(key)).slice(0, most);
    return together.length > 0 ? together : dues.slice(0, 1);
  }

  /** Puts keys off until then; with words, the whole workspace is in trouble until then. */
  hold(keys: readonly string[], until: number, words: string | null = null): void {
    for (const key of keys) this.#held.set(key, { until, useless: this.#held.get(key)?.useless ?? 0 });
    if (words !== null) this.#trouble = { words, until };
  }

  /** Asking about these came to nothing that can be used: each time they are put off twice as long. */
  holdUseless(keys: readonly string[], now: number): void {
    for (const key of keys) {
      const useless = (this.#held.get(key)?.useless ?? 0) + 1;
      this.#held.set(key, { until: now + Math.min(mostRareMs, againMs * 2 ** useless), useless });
    }
  }

  /** Lets what waited for the model be taken up at once; what it could not answer waits on. */
  retry(): void {
    this.#trouble = null;
    for (const [key, { useless }] of this.#held) if (useless === 0) this.#held.delete(key);
  }

  /** Forgets keys that are not owed any more. */
  keepOnly(dues: readonly Due[]): void {
    const owed = new Set(dues.map(({ key }) => key));
    for (const key of this.#held.keys()) if (!owed.has(key)) this.#held.delete(key);
    for (const key of this.alone) if (!owed.has(key)) this.alone.delete(key);
  }
}
