import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { settingsOfPreset } from "#server/domain/model-settings.ts";

type Answer = (res: ServerResponse, body: Record<string, unknown>, req: IncomingMessage) => void;

/** A server of which a test writes every byte, for what a whole simulated model does not do: silence, odd media, broken streams. */
export class BareModelServer {
  readonly bodies: Record<string, unknown>[] = [];
  answer: Answer = (res) => sayText(res, "{}");
  readonly #server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    this.bodies.push(body);
    this.answer(res, body, req);
  });

  async listen(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Access to this server by the operator's word, as Kimi's unless told else. */
  access(changes: Partial<ModelAccess> = {}): ModelAccess {
    const settings = settingsOfPreset(changes.preset ?? "kimi", {
      baseUrl: `http://127.0.0.1:${this.port}/v1`,
    });
    return { ...settings, apiKey: "sk-secret-of-tests", source: "environment", ...changes };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

type Delta = Record<string, unknown>;

/** Begins a stream of server-sent events. */
export const openStream = (res: ServerResponse): ServerResponse =>
  res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });

/** One piece of a streamed answer. */
export function sayPiece(res: ServerResponse, delta: Delta, finish: string | null = null): void {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  res.write(
    `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", model: "m", choices })}\n\n`,
  );
}

/** The last piece, with usage. */
export function sayEnd(res: ServerResponse, usage?: object): void {
  if (usage)
    res.write(
      `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", choices: [], usage })}\n\n`,
    );
  res.end("data: [DONE]\n\n");
}

/** A whole streamed answer. */
export function sayText(res: ServerResponse, text: string): void {
  openStream(res);
  sayPiece(res, { role: "assistant", content: text });
  sayPiece(res, {}, "stop");
  sayEnd(res, { prompt_tokens: 10, completion_tokens: 5 });
}
