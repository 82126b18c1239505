import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runningInstance } from "../../bin/lib/instance.mjs";
import { Stop } from "../../bin/lib/stop.mjs";

/** A first start installs and builds: this long it may take. */
const START_MS = 15 * 60_000;

/**
 * The running instance of a data folder, or one that is started now; `stop` ends only what was started here.
 * @param {{ root: string, dataDir: string, signal: AbortSignal }} options
 * @returns {Promise<{ url: string, readToken: () => string, stop: () => Promise<void> }>}
 */
export async function findInstance({ root, dataDir, signal }) {
  const running = await runningInstance(dataDir);
  if (running) return { ...readOperator(dataDir), stop: async () => undefined };
  const env = { ...process.env, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(root, "bin", "start.mjs")], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(500)) {
    if (signal.aborted || child.exitCode !== null) break;
    const found = existsSync(join(dataDir, "instance.json")) ? readOperator(dataDir) : null;
    const healthy = found && (await fetch(`${found.url}/api/health`).catch(() => null))?.ok;
    if (found && healthy) return { ...found, stop };
  }
  await stop();
  throw new Stop(
    signal.aborted
      ? "Stopped before the instance was up."
      : "The instance did not start; the reason is above.",
  );
}

/** @param {string} dataDir */
function readOperator(dataDir) {
  const file = join(dataDir, "instance.json");
  const read = () => JSON.parse(readFileSync(file, "utf8"));
  if (typeof read().operatorToken !== "string")
    throw new Stop(`${file} holds no operator token: is it another version's instance?`);
  let last = "";
  const readToken = () => {
    // While the instance restarts the file is gone for a moment; the old token is then as good as none.
    if (existsSync(file)) last = String(read().operatorToken);
    return last;
  };
  const { url, local = url } = read();
  return { url: String(local), readToken };
}
