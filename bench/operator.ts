import type { Product } from "./processes.ts";

/** Speaks to an instance with its operator's rights. */
export class Operator {
  readonly #product: Product;
  constructor(product: Product) {
    this.#product = product;
  }

  call<T>(path: string, input: object): Promise<T> {
    return this.#ask(path, { method: "POST", body: JSON.stringify({ json: input }) });
  }
  query<T>(path: string, input: object): Promise<T> {
    return this.#ask(`${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`, {
      method: "GET",
    });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    const headers = { authorization: `Bearer ${this.#product.token}`, "content-type": "application/json" };
    const answer = await (await fetch(`${this.#product.url}/api/trpc/${path}`, { ...init, headers })).json();
    if (answer.error) throw new Error(`${path}: ${answer.error.json.message}`);
    return answer.result.data.json;
  }
}
