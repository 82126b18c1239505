import { ApiError } from "./api-error.ts";

/** Lets in so many calls at once and in any minute; the next is refused as Moonshot's API refuses it. */
export class RateLimit {
  readonly #concurrency: number;
  readonly #perMinute: number;
  #inside = 0;
  #entered: number[] = [];

  constructor({ concurrency, perMinute }: { concurrency?: number; perMinute?: number }) {
    this.#concurrency = concurrency ?? Number.POSITIVE_INFINITY;
    this.#perMinute = perMinute ?? Number.POSITIVE_INFINITY;
  }

  /** Counts a call in; the returned function counts it out. Throws 429 when there is no room. */
  enter(): () => void {
    const now = Date.now();
    this.#entered = this.#entered.filter((at) => now - at < 60_000);
    if (this.#inside >= this.#concurrency) throw tooMany(`concurrency: ${this.#concurrency}`, 1);
    if (this.#entered.length >= this.#perMinute) {
      const wait = Math.ceil(((this.#entered[0] ?? now) + 60_000 - now) / 1_000);
      throw tooMany(`RPM: ${this.#perMinute}`, wait);
    }
    this.#entered.push(now);
    this.#inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inside -= 1;
    };
  }
}

function tooMany(what: string, seconds: number): ApiError {
  return new ApiError(
    429,
    "rate_limit_reached_error",
    `request reached organization max ${what}, please try again after ${seconds} seconds`,
    seconds,
  );
}
