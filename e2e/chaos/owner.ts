import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import superjson from "superjson";

const giveUpMs = 30_000;

/** The owner of the instance, who speaks to it as the CLI does: through tRPC, with the token in DATA_DIR. */
export class Owner {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** The operator's token of the server that runs now. */
  get token(): string {
    return this.#instance.operatorToken;
  }
  get #instance(): { url: string; operatorToken: string } {
    return JSON.parse(readFileSync(join(this.#dataDir, "instance.json"), "utf8"));
  }

  ask<T>(path: string, input: object): Promise<T> {
    return this.#patiently<T>("GET", path, input);
  }
  tell<T = unknown>(path: string, input: object): Promise<T> {
    return this.#patiently<T>("POST", path, input);
  }

  /** Tries again while the server is away or has just started anew with another token. */
  async #patiently<T>(method: "GET" | "POST", path: string, input: object): Promise<T> {
    for (const until = Date.now() + giveUpMs; ; await delay(200)) {
      try {
        const response = await this.#once(method, path, input);
        const body = await response.json();
        if (response.ok) return superjson.deserialize<T>(body.result.data);
        if (Date.now() > until || ![401, 503].includes(response.status))
          throw new Refused(response.status, `${path}: ${JSON.stringify(body.error?.json ?? body)}`);
      } catch (error) {
        if (error instanceof Refused || Date.now() > until) throw error;
      }
    }
  }

  #once(method: "GET" | "POST", path: string, input: object): Promise<Response> {
    const { url, operatorToken } = this.#instance;
    const text = JSON.stringify(superjson.serialize(input));
    const query = method === "GET" ? `?input=${encodeURIComponent(text)}` : "";
    const headers = { authorization: `Bearer ${operatorToken}`, "content-type": "application/json" };
    const signal = AbortSignal.timeout(20_000);
    return fetch(`${url}/api/trpc/${path}${query}`, {
      method,
      headers,
      signal,
      ...(method === "POST" ? { body: text } : {}),
    });
  }
}

/** The server refused: trying again would not help. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
