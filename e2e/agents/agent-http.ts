import { setTimeout as delay } from "node:timers/promises";

export type Answer = {
  status: number;
  body: Record<string, unknown>;
  /** The answer is the repetition of an earlier one. */
  replayed: boolean;
  /** An earlier try of this call got no answer, so it may have been applied. */
  uncertain: boolean;
};
export type Ask = {
  method?: "GET" | "POST";
  key?: string;
  json?: unknown;
  form?: () => FormData;
  idempotencyKey?: string;
  /** Statuses that may come; any other is a surprise. */
  expect: readonly number[];
};

/** Longer than any scenario keeps a server away, restarts after restarts included. */
const giveUpMs = 180_000;
const retriedMs = 150;

/** The wire of one simulated agent: calls until there is an answer, and notes every answer the protocol does not allow. */
export class AgentHttp {
  readonly base: string;
  readonly surprises: string[] = [];
  readonly statuses = new Map<number, number>();
  /** When each report was sent, and how long its answer took, in ms of `performance.now()`. */
  readonly timings: { at: number; ms: number }[] = [];
  key = "";

  constructor(origin: string) {
    this.base = `${origin}/api/agent/v1`;
  }

  /** Calls; a lost connection, 503 and 429 are tried again for minutes, or until `life` ends. */
  async call(path: string, ask: Ask, life: AbortSignal): Promise<Answer> {
    const url = path.startsWith("http") ? path : `${this.base}${path}`;
    const until = Date.now() + giveUpMs;
    for (let uncertain = false; ; uncertain = true) {
      life.throwIfAborted();
      const answer = await this.#once(url, ask, life).catch(() => null);
      life.throwIfAborted();
      if (answer && answer.status !== 503 && answer.status !== 429)
        return this.#checked(url, ask, { ...answer, uncertain });
      if (Date.now() > until) throw new Error(`no answer from ${url} within ${giveUpMs / 1000} s`);
      await delay(retriedMs, undefined, { signal: life });
    }
  }

  async #once(url: string, ask: Ask, life: AbortSignal): Promise<Omit<Answer, "uncertain">> {
    const headers: Record<string, string> = { authorization: `Bearer ${ask.key ?? this.key}` };
    if (ask.json !== undefined) headers["content-type"] = "application/json";
    if (ask.idempotencyKey) headers["idempotency-key"] = ask.idempotencyKey;
    const body = ask.form?.() ?? (ask.json === undefined ? null : JSON.stringify(ask.json));
    const method = ask.method ?? "POST";
    const signal = AbortSignal.any([life, AbortSignal.timeout(40_000)]);
    const at = performance.now();
    const response = await fetch(url, { method, headers, body, signal });
    const parsed: unknown = await response.json();
    if (url.includes("/attempts/")) this.timings.push({ at, ms: performance.now() - at });
    this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
    const object = typeof parsed === "object" && parsed ? { ...parsed } : {};
    const replayed =
      response.headers.get("idempotency-replayed") === "true" || Reflect.get(object, "replayed") === true;
    return { status: response.status, body: object, replayed };
  }

  #checked(url: string, ask: Ask, answer: Answer): Answer {
    if (ask.expect.includes(answer.status)) return answer;
    const { code = "", detail = "" } = answer.body;
    this.surprises.push(
      `${ask.method ?? "POST"} ${new URL(url).pathname} → ${answer.status} ${code} ${detail}`,
    );
    return answer;
  }
}
