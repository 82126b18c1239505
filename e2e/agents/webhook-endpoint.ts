import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Push = { id: string; attemptId: string; text: string; signed: boolean };
export type PushAnswer = { status: number; body?: object; retryAfter?: number; waitMs?: number };

/** Checks a Standard Webhooks signature, as an agent's author would. */
function isSigned(req: IncomingMessage, text: string, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": given } = req.headers;
  const wanted = Buffer.from(createHmac("sha256", key).update(`${id}.${at}.${text}`).digest("base64"));
  return String(given)
    .split(" ")
    .map((one) => Buffer.from(one.replace(/^v1,/, "")))
    .some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** A webhook server of one agent; `answer` decides what each push is answered with. */
export class WebhookEndpoint {
  readonly #server: Server;
  readonly #secret: () => string;
  readonly #answer: (push: Push) => PushAnswer;

  constructor(secret: () => string, answer: (push: Push) => PushAnswer) {
    this.#secret = secret;
    this.#answer = answer;
    this.#server = createServer((req, res) => {
      this.#receive(req).then(
        ({ status, body, retryAfter, waitMs = 0 }) => {
          const headers = {
            "content-type": "application/json",
            ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
          };
          setTimeout(() => res.writeHead(status, headers).end(JSON.stringify(body ?? {})), waitMs);
        },
        () => res.destroy(),
      );
    });
  }

  async #receive(req: IncomingMessage): Promise<PushAnswer> {
    const text = await readText(req);
    const secret = this.#secret();
    // The handshake's ping may come before the claim's answer that carries the secret: asked to come again.
    if (secret === "") return { status: 503, retryAfter: 1 };
    const { "webhook-id": id, "idempotency-key": attemptId } = req.headers;
    return this.#answer({
      id: String(id),
      attemptId: String(attemptId),
      text,
      signed: isSigned(req, text, secret),
    });
  }

  /** Listens on a free port of loopback; returns the address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve, reject) =>
      this.#server.once("error", reject).listen(0, "127.0.0.1", resolve),
    );
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** Gone at once, as with a crash: connections are cut and new ones refused. */
  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
