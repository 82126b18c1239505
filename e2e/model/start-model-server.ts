import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ModelCalls } from "./model-calls.ts";
import type { ModelRequest } from "./model-ledger.ts";
import type { ModelModes } from "./model-mode.ts";
import type { Script } from "./model-scripts.ts";
import type { CallKind, ModelServerOptions } from "./model-server-options.ts";

export type ModelServer = {
  /** The base URL a client is given; it ends in /v1. */
  url: string;
  /** Every request since the start or the last reset, oldest first. */
  readonly requests: readonly ModelRequest[];
  mode: Pick<ModelModes, "set" | "clear">;
  script: (kind: CallKind, script: Script) => void;
  resetLedger: () => void;
  stop: () => Promise<void>;
};

/** Starts a simulated model on 127.0.0.1 that speaks OpenAI's wire, with Moonshot's rules unless told `open`. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const calls = new ModelCalls(options);
  const server = createServer((req, res) => void calls.handle(req, res));
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    get requests() {
      return calls.requests;
    },
    mode: calls.modes,
    script: (kind, script) => calls.scripts.set(kind, script),
    resetLedger: () => calls.resetLedger(),
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
