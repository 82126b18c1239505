import type { ModelMode } from "./model-mode.ts";
import type { CallKind } from "./model-server-options.ts";

export type Usage = {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  cached_tokens: number;
  prompt_tokens_details: { cached_tokens: number };
  completion_tokens_details: { reasoning_tokens: number };
};

/** One request as it arrived, and what became of it. */
export type ModelRequest = {
  number: number;
  path: string;
  kind: CallKind;
  /** A second try at an answer that broke the rules. */
  repair: boolean;
  body: unknown;
  /** What the client calls this request, and which try of its own it is. */
  clientRequestId: string | null;
  retry: number;
  mode: ModelMode | null;
  status: number | null;
  /** Why it was refused. */
  error: string | null;
  /** What is allowed and yet unwise, such as no limit for the answer. */
  warnings: string[];
  /** The answer's text, even where the client got only a part of it. */
  answer: string | null;
  /** What the client was told it used; null when it was not told. */
  usage: Usage | null;
  /** The whole answer went out before the connection ended. */
  sent: boolean;
  receivedAt: number;
  endedAt: number | null;
};
