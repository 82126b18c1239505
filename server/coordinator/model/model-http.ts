import type { LookupFunction } from "node:net";
import { Agent, fetch } from "undici";
import type { ModelAccess } from "#server/domain/model-settings.ts";

/** Judges an address before it is called, and again the very one that is connected to. */
export type AddressCheck = { checkUrl: (url: string) => void; lookup: LookupFunction };
type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

const connectMs = 10_000;
/** More than any answer within a model's context; a server that sends more is not answering us. */
const maxAnswerBytes = 32 * 1024 * 1024;

/**
 * HTTP to model servers. An address that a workspace set must pass the guard; the operator's own may be any. Redirects
 * are refused: the key goes to the address it was given for and nowhere else.
 */
export class ModelHttp {
  readonly #guard: AddressCheck;
  readonly #guarded: Agent;
  readonly #open: Agent;

  constructor(guard: AddressCheck) {
    this.#guard = guard;
    // A call's own clocks decide how long silence is borne.
    const common = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 };
    this.#guarded = new Agent({ ...common, connect: { lookup: guard.lookup, timeout: connectMs } });
    this.#open = new Agent({ ...common, connect: { timeout: connectMs } });
  }

  /** A fetch for this access that tells of every piece of the answer as it arrives. */
  fetchFor(access: ModelAccess, arrived: () => void): Fetch {
    return async (url, init) => {
      const address = url instanceof Request ? url.url : String(url);
      const own = access.source === "environment";
      if (!own) this.#guard.checkUrl(address);
      const answer = await fetch(address, {
        method: init?.method ?? "GET",
        headers: headersFor(access, new Headers(init?.headers)),
        body: typeof init?.body === "string" ? init.body : null,
        signal: init?.signal ?? null,
        redirect: "error",
        dispatcher: own ? this.#open : this.#guarded,
      });
      const headers = new Headers([...answer.headers]);
      // The body is already decoded here.
      headers.delete("content-encoding");
      headers.delete("content-length");
      return new Response(answer.body ? watched(answer.body.getReader(), arrived) : null, {
        status: answer.status,
        statusText: answer.statusText,
        headers,
      });
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#guarded.destroy(), this.#open.destroy()]);
  }
}

const version = "0.1.0";

/** Ours alone: the library would add what the process's environment says, and a description of this machine. */
function headersFor(access: ModelAccess, given: Headers): Record<string, string> {
  const kept = ["accept", "content-type", "x-client-request-id"].flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [[name, value]];
  });
  const key = access.apiKey ? { authorization: `Bearer ${access.apiKey}` } : {};
  return { ...Object.fromEntries(kept), ...key, "user-agent": `ClawGroup/${version}` };
}

type Reader = {
  read: () => Promise<{ done: boolean; value?: unknown }>;
  cancel: (reason?: unknown) => Promise<void>;
};

/** Hands a body on, telling of each piece, up to the largest answer there is. */
function watched(reader: Reader, arrived: () => void): ReadableStream<Uint8Array> {
  let bytes = 0;
  return new ReadableStream({
    async pull(out) {
      const { done, value } = await reader.read();
      if (done || !(value instanceof Uint8Array)) return out.close();
      arrived();
      bytes += value.length;
      if (bytes > maxAnswerBytes) throw new Error("the answer is too large");
      out.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
