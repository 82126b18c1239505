import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "./lib/env-file.mjs";
import { runningInstance } from "./lib/instance.mjs";
import { takeLock } from "./lib/lock.mjs";
import { onNode24 } from "./lib/node-24.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { checkCheckout, checkDatabase, checkDataFolder, checkPort } from "./lib/preflight.mjs";
import { migrateDatabase, readSettings } from "./lib/server-parts.mjs";
import { setUp } from "./lib/set-up.mjs";
import { say, step } from "./lib/step.mjs";
import { explain, Stop } from "./lib/stop.mjs";
import { supervise } from "./lib/supervise.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const dev = process.argv.includes("--dev");
const stranger = process.argv.slice(2).find((word) => word !== "--dev");

/** Until there is something to stop in order, a signal simply ends us (and the tool at work with us). */
function leave() {
  process.exit(130);
}

/** Aborted by the first Ctrl-C or SIGTERM from now on. */
function listenForStop() {
  const stopping = new AbortController();
  for (const signal of SIGNALS) process.off(signal, leave).on(signal, () => stopping.abort());
  return stopping.signal;
}

/** The built-in PostgreSQL, or the one DATABASE_URL names. */
async function openDatabase(/** @type {string} */ dataDir) {
  const url = process.env.DATABASE_URL;
  if (url) {
    await step("Database reached", () => checkDatabase(url));
    return { url, stop: async () => undefined };
  }
  /** @type {string[]} */
  const notes = [];
  const onProgress = (/** @type {string} */ line) => void notes.push(line);
  const postgres = await step("Database running", () => startPostgres({ dataDir, onProgress }));
  for (const note of notes) say(`  ${note}`);
  return postgres;
}

/** Says where a running instance answers. */
function sayRunning(/** @type {{ url: string, pid: number }} */ { url, pid }, /** @type {string} */ dataDir) {
  say(`Claw Group is already running at ${url} (process ${pid}, data in ${dataDir}).`);
}

/** Brings everything up in order; returns when the person asked to stop. */
async function start() {
  if (stranger !== undefined)
    throw new Stop(
      `npm start takes no “${stranger}”: settings stand in .env or the shell, such as PORT=3001 npm start.`,
    );
  checkCheckout(root);
  await onNode24(root, fileURLToPath(import.meta.url));
  for (const signal of SIGNALS) process.on(signal, leave);
  loadEnvFile(root);
  const dataDir = resolve(root, process.env.DATA_DIR || ".data");
  checkDataFolder(dataDir);
  // Held while this process lives: two starts on one data folder would share its database and fight for the port.
  const free = await takeLock(join(dataDir, "start.lock"), async () => {
    const running = await runningInstance(dataDir);
    if (running) sayRunning(running, dataDir);
    return running !== undefined;
  });
  if (!free) return;
  try {
    const running = await runningInstance(dataDir);
    if (running) return sayRunning(running, dataDir);
    await serve(dataDir);
  } finally {
    free();
  }
}

/** Prepares the checkout and the database, then keeps the server running until told to stop. */
async function serve(/** @type {string} */ dataDir) {
  await setUp({ root, pages: !dev });
  const settings = await readSettings(root);
  await checkPort(settings.PORT, settings.HOST);
  const stopping = listenForStop();
  const database = await openDatabase(dataDir);
  try {
    await step("Database migrated", () => migrateDatabase(root, database.url));
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      NODE_ENV: /** @type {"development" | "production"} */ (dev ? "development" : "production"),
      NEXT_TELEMETRY_DISABLED: "1",
    };
    await supervise({
      command: process.execPath,
      args: [join("server", "main.ts")],
      env,
      cwd: root,
      stopping,
    });
  } finally {
    await database.stop();
  }
  say("Stopped; everything is saved.");
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
