import type { DecisionKind } from "#server/domain/proposals.ts";
import type { ModelAnswer } from "./model-answer.ts";
import type { Prompt } from "./read-prompt.ts";

/** Whose rules the server keeps: Moonshot's own API, or a general one (vLLM, SGLang, a gateway). */
export type Flavour = "moonshot" | "open";

/** What a call is about: a kind of decision, else any other chat, a list of models, a text's vector. */
export type CallKind = DecisionKind | "chat" | "models" | "embed";

/** What a rule makes of a prompt: an object is sent as JSON, a text as it is, an answer with all its parts too. */
export type Said = object | string | ModelAnswer;
export type Rule = (prompt: Prompt) => Said;

export type ModelServerOptions = {
  port?: number;
  strict?: Flavour;
  /** Own rules for some kinds, before those that come with the server. */
  rules?: Partial<Record<CallKind, Rule>>;
  /** When given, the one key that is let in; else any is. */
  key?: string;
  /** Milliseconds between two pieces of a stream. */
  paceMs?: number;
  /** More calls at once, or in a minute, than this are answered 429, as a new account's are. */
  limits?: { concurrency?: number; perMinute?: number };
  /** The calls a minute that the mode 429 names as the account's limit; a client learns from it. */
  told429?: number;
  /** The name of the thoughts in answers; some general servers say `reasoning`. */
  reasoningField?: "reasoning_content" | "reasoning";
};
