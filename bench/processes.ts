import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FleetOrder, FleetReport } from "./fleet.ts";

const here = import.meta.dirname;

export type Fleet = {
  url: string;
  order: (order: FleetOrder) => Promise<void>;
  report: () => Promise<FleetReport>;
  stop: () => void;
};

async function ask<T>(child: ChildProcess, message: FleetOrder): Promise<T> {
  const answer = once(child, "message");
  child.send(message);
  return (await answer)[0];
}

/** Starts the process that plays the agents. */
export async function startFleet(): Promise<Fleet> {
  const child = fork(join(here, "fleet.ts"));
  const [{ port }] = await once(child, "message");
  return {
    url: `http://127.0.0.1:${port}`,
    order: async (order) => void (await ask(child, order)),
    report: () => ask<FleetReport>(child, { kind: "report" }),
    stop: () => void child.kill(),
  };
}

export type Product = { url: string; token: string; cpuMs: () => number; stop: () => Promise<void> };

/** Starts the real server, without its pages, as a process of its own; `settings` are further ones of its environment. */
export async function startProduct(
  databaseUrl: string,
  dataDir: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<Product> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    NODE_ENV: "test",
    LOG_LEVEL: "warn",
    AGENT_URL_ALLOWLIST: "127.0.0.1",
    AGENT_RATE_PER_MINUTE: "1000000",
    AUTH_RATE_LIMIT: "off",
    ...settings,
  };
  const child = fork(join(here, "serve.ts"), { env });
  const [{ url, token }] = await once(child, "message");
  return {
    url,
    token,
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** Processor time of a process so far, in ms (Linux; 0 elsewhere). */
function cpuOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
