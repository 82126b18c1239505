import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf, isAlive } from "./postgres-process.mjs";
import { Stop } from "./stop.mjs";

/** What server/main.ts writes to DATA_DIR/instance.json while it runs; undefined when absent or unreadable. */
function readInstance(/** @type {string} */ dataDir) {
  const file = join(dataDir, "instance.json");
  if (!existsSync(file)) return undefined;
  try {
    const { url, local, pid } = JSON.parse(readFileSync(file, "utf8"));
    if (typeof url !== "string" || !Number.isInteger(pid)) return undefined;
    // `local` answers from this machine even when `url` is a name that only others can reach.
    return { url, local: typeof local === "string" ? local : url, pid: Number(pid) };
  } catch {
    return undefined;
  }
}

async function answers(/** @type {string} */ url) {
  try {
    // Any answer proves a living server; an unhealthy one says so itself (503).
    await fetch(new URL("/api/health", url), { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instance already running on this data folder, waiting up to 15 s for one that is just starting.
 * Stops with what to do when the process lives but never answers.
 * @param {string} dataDir
 * @returns {Promise<{ url: string, local: string, pid: number } | undefined>}
 */
export async function runningInstance(dataDir) {
  for (const deadline = Date.now() + 15_000; ; await delay(500)) {
    const instance = readInstance(dataDir);
    if (!instance || !isAlive(instance.pid)) return undefined;
    const command = await commandOf(instance.pid);
    if (command !== undefined && !command.includes("server/main.ts")) return undefined;
    if (await answers(instance.local)) return instance;
    if (Date.now() > deadline) {
      throw new Stop(
        `Process ${instance.pid} runs on ${dataDir} but does not answer at ${instance.url}. Stop it (kill ${instance.pid}) and start again.`,
      );
    }
  }
}
