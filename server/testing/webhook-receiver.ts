import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { SeenEnvelope } from "./agent-answer.ts";
import { until } from "./until.ts";

export type Received = { headers: IncomingHttpHeaders; text: string; envelope: SeenEnvelope };
export type Reply = { status: number; headers?: Record<string, string>; body?: string } | "hang";

/** A real HTTP server in the place of a pushed agent: keeps what it gets and answers what the test says. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Decides the answer to each request; may be replaced at any time. */
  reply: (received: Received) => Reply = () => ({ status: 200 });
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString("utf8");
      const one = { headers: req.headers, text, envelope: (text ? JSON.parse(text) : {}) as SeenEnvelope };
      this.received.push(one);
      const reply = this.reply(one);
      if (reply === "hang") return;
      res.writeHead(reply.status, reply.headers).end(reply.body ?? "");
    });
  }
  async listen(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await new Promise((resolve) => this.#server.once("listening", resolve));
    return this;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }
  of(type: SeenEnvelope["type"]): Received[] {
    return this.received.filter(({ envelope }) => envelope.type === type);
  }
  /** Waits for the n-th request with an envelope of a type. */
  next(type: SeenEnvelope["type"], nth = 1): Promise<Received> {
    return until(`${type} number ${nth} pushed`, () => this.of(type)[nth - 1]);
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
