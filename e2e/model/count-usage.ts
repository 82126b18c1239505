import { type ChatBody, textOf } from "./chat-body.ts";
import type { ModelAnswer } from "./model-answer.ts";
import type { Usage } from "./model-ledger.ts";

/** Tokens of a text here: a quarter of its characters, rounded up. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

const promptOf = (body: ChatBody) =>
  body.messages.map((message) => `${message.role}\n${textOf(message)}\n`).join("");

/** Counts what calls use; a prompt's beginning that was seen under the same `prompt_cache_key` comes from the cache. */
export class UsageCounter {
  readonly #seen = new Map<string, string[]>();

  count(body: ChatBody, answer: ModelAnswer): Usage {
    const prompt = promptOf(body);
    const cached = this.#cached(body.prompt_cache_key ?? null, prompt);
    const reasoning = tokensOf(answer.reasoning);
    const completion = reasoning + tokensOf(answer.content);
    const prompts = tokensOf(prompt);
    return {
      prompt_tokens: prompts,
      completion_tokens: completion,
      total_tokens: prompts + completion,
      cached_tokens: cached,
      prompt_tokens_details: { cached_tokens: cached },
      completion_tokens_details: { reasoning_tokens: reasoning },
    };
  }

  #cached(key: string | null, prompt: string): number {
    if (key === null) return 0;
    const seen = this.#seen.get(key) ?? [];
    const longest = Math.max(0, ...seen.map((one) => commonStart(one, prompt)));
    this.#seen.set(key, [prompt, ...seen].slice(0, 20));
    return Math.floor(longest / 4);
  }
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
