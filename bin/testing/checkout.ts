import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, markDone } from "../lib/fingerprint.mjs";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const COPIED = [
  "bin/start.mjs",
  "bin/lib",
  "server/env.ts",
  "server/platform/parse-env.ts",
  "server/platform/migrate.ts",
];

/** A server small enough to be started ten times in a test; it dies when asked to, and counts its starts in the database. */
const SERVER = `
import { createServer } from "node:http";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { env } from "./env.ts";
const file = join(env.DATA_DIR, "instance.json");
const client = new pg.Client({ connectionString: env.DATABASE_URL });
await client.connect();
await client.query("CREATE TABLE IF NOT EXISTS started (pid int)");
await client.query("INSERT INTO started VALUES ($1)", [process.pid]);
if (env.LOG_LEVEL === "fatal") process.exit(7);
const server = createServer(async (request, response) => {
  if (request.url === "/die") process.exit(3);
  const { rows } = await client.query("SELECT count(*)::int AS starts FROM started");
  response.end(JSON.stringify({ starts: rows[0].starts, pid: process.pid, database: env.DATABASE_URL }));
});
server.listen(env.PORT, env.HOST, () => writeFileSync(file, JSON.stringify({ url: env.BASE_URL, pid: process.pid })));
process.on("SIGTERM", async () => { rmSync(file, { force: true }); await client.end(); process.exit(0); });
`;

/** A started command: what it printed so far, and its exit code when it has ended. */
export interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

/** A copy of the start scripts with a tiny server, in a folder that `remove` deletes; packages are shared with this checkout. */
export function makeCheckout(): {
  root: string;
  start: (env: Record<string, string>) => Started;
  remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), "claw-checkout-"));
  // Root's PostgreSQL runs as another account, which must pass through this folder.
  chmodSync(root, 0o711);
  for (const path of COPIED) cpSync(join(home, path), join(root, path), { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(home, name), join(root, name));
  symlinkSync(join(home, "node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "prisma", "migrations", "20260101000000_notes"), { recursive: true });
  writeFileSync(
    join(root, "prisma/migrations/20260101000000_notes/migration.sql"),
    "CREATE TABLE note (text text);",
  );
  writeFileSync(join(root, "server", "main.ts"), SERVER);
  const installed = fingerprint(root, ["package-lock.json", "package.json"], process.platform + process.arch);
  markDone(root, "install", installed);
  return {
    root,
    start: (env) => run(root, env),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function run(root: string, env: Record<string, string>): Started {
  const inherited = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, HOME: process.env.HOME };
  const child = spawn(process.execPath, ["bin/start.mjs"], { cwd: root, env: { ...inherited, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, output: () => output, ended };
}
