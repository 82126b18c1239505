/** How long a call may stay silent, in milliseconds: before its first sign of life, between two, and in all. */
export type CallLimits = { firstMs: number; idleMs: number; totalMs: number };

/** A model that thinks about a long question may take a minute to its first word; a hung server is noticed soon after. */
export const callLimits: CallLimits = { firstMs: 75_000, idleMs: 30_000, totalMs: 15 * 60_000 };

/** The clocks of one call: they abort it when it falls silent, and know why. */
export class CallClocks {
  readonly #controller = new AbortController();
  readonly #limits: CallLimits;
  readonly #outside: AbortSignal | undefined;
  readonly #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout;
  #heard = false;
  reason: "first" | "idle" | "total" | "aborted" | null = null;

  constructor(limits: CallLimits, outside?: AbortSignal) {
    this.#limits = limits;
    this.#outside = outside;
    this.#silence = setTimeout(() => this.#end("first"), limits.firstMs);
    this.#total = setTimeout(() => this.#end("total"), limits.totalMs);
    if (outside?.aborted) this.#end("aborted");
    else outside?.addEventListener("abort", this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** A sign of life came. */
  readonly heard = (): void => {
    if (this.reason) return;
    this.#heard = true;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#end("idle"), this.#limits.idleMs);
  };

  /** What to tell a person. */
  words(): string {
    const { firstMs, idleMs, totalMs } = this.#limits;
    if (this.reason === "total") return `The model did not finish within ${inWords(totalMs)}.`;
    if (this.#heard) return `The model fell silent for ${inWords(idleMs)} in the middle of its answer.`;
    return `The model gave no sign of life for ${inWords(firstMs)}.`;
  }

  stop(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#total);
    this.#outside?.removeEventListener("abort", this.#abort);
  }

  readonly #abort = (): void => this.#end("aborted");

  #end(reason: "first" | "idle" | "total" | "aborted"): void {
    if (this.reason) return;
    this.reason = reason;
    this.stop();
    this.#controller.abort();
  }
}

const inWords = (ms: number): string =>
  ms >= 120_000 ? `${Math.round(ms / 60_000)} minutes` : `${Number((ms / 1_000).toFixed(1))} s`;
