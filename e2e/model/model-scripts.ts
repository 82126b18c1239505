import type { CallKind, Rule, Said } from "./model-server-options.ts";
import type { Prompt } from "./read-prompt.ts";

/** One answer for every call, a function of the prompt, or a list of which each call takes the next; null ends it. */
export type Script = Said | Rule | readonly Said[] | null;

/** What tests want said, by kind of call; where a script ends the rules go on. */
export class ModelScripts {
  readonly #scripts = new Map<CallKind, Rule>();
  readonly #queues = new Map<CallKind, Said[]>();

  set(kind: CallKind, script: Script): void {
    this.#scripts.delete(kind);
    this.#queues.delete(kind);
    if (Array.isArray(script)) this.#queues.set(kind, [...script]);
    else if (typeof script === "function") this.#scripts.set(kind, script as Rule);
    else if (script !== null) this.#scripts.set(kind, () => script as Said);
  }

  /** What is scripted for this call, if anything is. */
  take(kind: CallKind, prompt: Prompt): Said | null {
    return this.#queues.get(kind)?.shift() ?? this.#scripts.get(kind)?.(prompt) ?? null;
  }
}
