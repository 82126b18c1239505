import type { ModelUsage } from "#server/domain/model-usage.ts";
import type { ToldLimits } from "./told-limits.ts";

/** Why a call to a model gave no answer that can be used. */
export type ModelErrorKind =
  /** Too many calls at once or a minute. */
  | "rate_limited"
  /** The server is away, overloaded or broken. */
  | "unavailable"
  /** No sign of life in time. */
  | "timeout"
  /** The server does not accept the question: no repetition helps. */
  | "bad_request"
  | "unauthorized"
  | "no_credit"
  /** The model, or a filter before it, will not answer this. */
  | "refused"
  /** The answer broke off in the middle. */
  | "cut"
  /** Whoever asked does not want the answer any more. */
  | "aborted"
  /** An answer came, but none that says what was asked, even after one repair. */
  | "garbage";

export type ModelErrorDetails = {
  retryAfterMs?: number | null;
  /** What the server had counted when it failed. */
  usage?: ModelUsage | undefined;
  /** What had come of the answer before it broke off. */
  received?: string | undefined;
  told?: ToldLimits | undefined;
};

/** A failed call, in words a person can act on; they never hold a key or an account's id. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly kind: ModelErrorKind;
  readonly retryAfterMs: number | null;
  readonly usage: ModelUsage | undefined;
  readonly received: string;
  readonly told: ToldLimits | undefined;
  constructor(kind: ModelErrorKind, words: string, details: ModelErrorDetails = {}) {
    super(words);
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.usage = details.usage;
    this.received = details.received ?? "";
    this.told = details.told;
  }
  get words(): string {
    return this.message;
  }
}
