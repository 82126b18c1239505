import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ModelRequest } from "./model-ledger.ts";
import type { ModelMode, ModeOptions } from "./model-mode.ts";
import type { CallKind } from "./model-server-options.ts";

/** The simulated model in a process of its own, for tests whose product runs in another one; it ends with who started it. */
export class ModelProcess {
  readonly #child: ChildProcess;
  /** The base URL a client is given; it ends in /v1. */
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Starts it on a free port; `args` as `serve.ts` takes them. */
  static async start(args: readonly string[] = []): Promise<ModelProcess> {
    const script = fileURLToPath(new URL("serve.ts", import.meta.url));
    const child = fork(script, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const [{ url }] = await once(child, "message");
    return new ModelProcess(child, url);
  }

  /** Sets a mode; null ends them all. */
  async mode(mode: ModelMode | null, options: ModeOptions = {}): Promise<void> {
    await this.#control("POST", "mode", { mode, ...options });
  }

  /** Scripts an answer, or several in turn; null goes back to the rules. */
  async script(kind: CallKind, answer: object | string | null): Promise<void> {
    await this.#control("POST", "script", { kind, answer });
  }

  async requests(): Promise<ModelRequest[]> {
    const { requests }: { requests: ModelRequest[] } = await this.#control("GET", "requests");
    return requests;
  }

  async resetLedger(): Promise<void> {
    await this.#control("DELETE", "requests");
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await gone;
  }

  async #control(method: string, what: string, body?: object) {
    const url = this.url.replace(/\/v1$/, `/control/${what}`);
    const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`the simulated model answers ${answer.status}: ${said.error}`);
    return said;
  }
}
