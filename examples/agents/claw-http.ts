import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** An answer that will not get better by trying again: its problem in words and its stable code. */
export class Refused extends Error {
  readonly code: string;
  constructor(problem: { title?: string; detail?: string; code?: string }, status: number) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.code = problem.code ?? String(status);
  }
}

/** One HTTP call (POST when there is a body). Lost connections, 5xx and 429 are tried again for ever with growing pauses, or after Retry-After; other errors throw Refused. */
export async function send(
  key: string,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const form = body instanceof FormData ? body : undefined;
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  // One key over all tries makes a repeated report harmless. (A form is encoded anew each time, so it gets none.)
  if (body !== undefined && !form) {
    headers["content-type"] = "application/json";
    headers["idempotency-key"] = randomUUID();
  }
  const method = body === undefined ? "GET" : "POST";
  for (let pause = 1; ; pause = Math.min(pause * 2, 30)) {
    const limit = AbortSignal.timeout(60_000);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await fetch(url, { method, headers, body: form ?? text, signal: either }).catch(
      () => null,
    );
    signal?.throwIfAborted();
    if (answer?.ok) return answer;
    if (answer && answer.status < 500 && answer.status !== 429) {
      throw new Refused(await answer.json().catch(() => ({})), answer.status);
    }
    const wanted = Number(answer?.headers.get("retry-after"));
    await sleep((wanted > 0 ? wanted : pause * (0.5 + Math.random())) * 1000, undefined, { signal });
  }
}

/** The same for answers in JSON. */
export async function call<T>(key: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await send(key, url, body, signal);
  return (await answer.json()) as T;
}
