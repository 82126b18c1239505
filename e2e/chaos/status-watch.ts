import { setTimeout as delay } from "node:timers/promises";

/** Asks a server again and again, as agents, people and a monitor would, and notes every answer that is no honest 503. */
export class StatusWatch {
  readonly odd: string[] = [];
  seen = 0;
  readonly #calls: { path: string; init: RequestInit }[];
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(origin: string, key: string, operatorToken: string) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    this.#calls = [
      { path: `${origin}/api/health`, init: {} },
      { path: `${origin}/api/agent/v1/check-in`, init: { method: "POST", headers, body: "{}" } },
      {
        path: `${origin}/api/agent/v1/tasks`,
        init: { method: "POST", headers, body: `{"title":"Proposed during an outage"}` },
      },
      { path: `${origin}/api/agent/v1/me`, init: { headers } },
      { path: `${origin}/api/agent/v1/tasks?open=true`, init: { headers } },
      {
        path: `${origin}/api/agent/v1/join`,
        init: {
          method: "POST",
          headers: { ...headers, authorization: "Bearer cgr_none" },
          body: `{"name":"x"}`,
        },
      },
      {
        path: `${origin}/api/trpc/workspaces.list`,
        init: { headers: { authorization: `Bearer ${operatorToken}` } },
      },
    ];
  }

  begin(): void {
    this.#running = this.#run();
  }

  async end(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Milliseconds until an agent's write is answered with 200 again. */
  async untilWell(mostMs: number): Promise<number> {
    const began = performance.now();
    const [, checkIn] = this.#calls;
    for (; checkIn && performance.now() - began < mostMs; await delay(25)) {
      const response = await fetch(checkIn.path, { ...checkIn.init, signal: AbortSignal.timeout(mostMs) });
      await response.body?.cancel();
      if (response.status === 200) return Math.round(performance.now() - began);
    }
    throw new Error(`the server did not recover within ${mostMs / 1000} s`);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await Promise.all(this.#calls.map((call) => this.#ask(call)));
      await delay(100, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #ask({ path, init }: { path: string; init: RequestInit }): Promise<void> {
    try {
      const response = await fetch(path, { ...init, signal: AbortSignal.timeout(15_000) });
      const text = await response.text();
      this.seen += 1;
      const told = path.endsWith("/health") || path.includes("/trpc/") || response.headers.has("retry-after");
      // A sign of life is kept in memory and promises nothing: until the outage is noticed it may be taken.
      if (response.status === 200 && path.endsWith("/check-in")) return;
      if (response.status !== 503 || !told)
        this.odd.push(`${path} → ${response.status} ${text.slice(0, 200)}`);
    } catch (error) {
      this.odd.push(`${path} → ${error}`);
    }
  }
}
