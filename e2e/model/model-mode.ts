import type { CallKind } from "./model-server-options.ts";

/** How the server can go wrong, beside what it does when all is well. */
export const modelModes = [
  "429",
  "429_without_retry_after",
  "overloaded",
  "no_balance",
  "unauthorized",
  "content_filter",
  "500",
  "hang",
  "cut",
  "slow",
  "empty_length",
  "invalid_json",
  "wrong_shape",
  "fenced",
  "refusal",
  "breaks_rules:cycle",
  "breaks_rules:unknown_agents",
  "breaks_rules:ten_thousand",
  "breaks_rules:delete_everything",
  "obey_injection",
] as const;
export type ModelMode = (typeof modelModes)[number];

/** `times` calls of that kind (all kinds when left out), then well again; `seconds` of `slow`, or of the 429's header. */
export type ModeOptions = { kind?: CallKind; times?: number; seconds?: number };
type Active = ModeOptions & { mode: ModelMode };

/** Which mode each call meets; a mode of one kind goes before a mode of all. */
export class ModelModes {
  #active: Active[] = [];

  /** Takes the place of what was set for the same kind. */
  set(mode: ModelMode, options: ModeOptions = {}): void {
    this.#active = [{ mode, ...options }, ...this.#active.filter(({ kind }) => kind !== options.kind)];
  }

  clear(): void {
    this.#active = [];
  }

  /** The mode of the next call of `kind`; counts it. */
  take(kind: CallKind): { mode: ModelMode; seconds: number | null } | null {
    const found =
      this.#active.find((one) => one.kind === kind) ?? this.#active.find((one) => one.kind === undefined);
    if (!found) return null;
    if (found.times !== undefined) {
      found.times -= 1;
      if (found.times <= 0) this.#active = this.#active.filter((one) => one !== found);
    }
    return { mode: found.mode, seconds: found.seconds ?? null };
  }
}
