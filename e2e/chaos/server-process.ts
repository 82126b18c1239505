import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFree } from "../../bin/lib/ports.mjs";

const serve = join(import.meta.dirname, "serve.ts");
const [firstPort, lastPort] = [24_500, 24_599];
const startMs = 30_000;

/** A port below the system's own range, so that it is still free after a restart. */
async function choosePort(): Promise<number> {
  const from = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
  for (let port = from; port <= lastPort; port++) if (await isFree(port, "127.0.0.1")) return port;
  for (let port = firstPort; port < from; port++) if (await isFree(port, "127.0.0.1")) return port;
  throw new Error(`no free port from ${firstPort} to ${lastPort}`);
}

/** The server as a real process on a database, to be killed and started again at will. */
export class ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;
  launches = 0;

  private constructor(databaseUrl: string, port: number, settings: Record<string, string>) {
    this.port = port;
    this.dataDir = mkdtempSync(join(tmpdir(), "claw-chaos-"));
    mkdirSync(join(this.dataDir, "blobs"), { recursive: true });
    this.#env = {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      DATABASE_URL: databaseUrl,
      DATA_DIR: this.dataDir,
      HOST: "127.0.0.1",
      PORT: String(port),
      SECRET_KEY: "a key for tests only, long enough to be taken",
      AGENT_URL_ALLOWLIST: "127.0.0.1",
      AGENT_RATE_PER_MINUTE: "1000000",
      AGENT_RATE_BURST: "1000000",
      LOG_LEVEL: "warn",
      // Twenty starts need not compile the same modules twenty times.
      NODE_COMPILE_CACHE: join(this.dataDir, "compiled"),
      ...settings,
    };
  }

  /** `settings` are further ones of the server's environment. */
  static async create(databaseUrl: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
    return new ServerProcess(databaseUrl, await choosePort(), settings);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get running(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }
  /** What the server wrote, for the message of a failing test. */
  get log(): string {
    return readFileSync(join(this.dataDir, "server.log"), "utf8");
  }

  /** Starts the process without waiting for it; `ready` resolves when it answers. */
  launch(): { ready: Promise<void> } {
    const out = openSync(join(this.dataDir, "server.log"), "a");
    const child = spawn(process.execPath, [serve], { env: this.#env, stdio: ["ignore", out, out, "ipc"] });
    closeSync(out);
    this.#child = child;
    this.launches += 1;
    const ready = new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`the server was not ready within ${startMs / 1000} s\n${this.log}`)),
        startMs,
      );
      child.once("message", () => resolve());
      child.once("exit", (code, signal) =>
        reject(new Error(`the server ended (${signal ?? code})\n${this.log.slice(-4_000)}`)),
      );
      child.once("exit", () => clearTimeout(late)).once("message", () => clearTimeout(late));
    });
    ready.catch(() => undefined);
    return { ready };
  }

  async start(): Promise<void> {
    await this.launch().ready;
  }

  /** Ends the process: with SIGKILL in the middle of whatever it does, with SIGTERM in order. */
  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || !this.running) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  /** Runs a scenario; when it fails, the end of the server's log goes with the reason. */
  async during<T>(scenario: () => Promise<T>): Promise<T> {
    try {
      return await scenario();
    } catch (error) {
      throw new Error(`${error}\nThe server's log ends:\n${this.log.slice(-6_000)}`, { cause: error });
    }
  }

  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(signal);
  }

  async remove(): Promise<void> {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
