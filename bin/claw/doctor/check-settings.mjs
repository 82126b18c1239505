import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../find-instance.mjs";
import { node24 } from "./check-machine.mjs";

/** @typedef {import("./run-checks.mjs").Finding} Finding */

const GIB = 2 ** 30;
const NEEDED = 200 * 2 ** 20;
const LOW = 2 * GIB;

/** Runs in Node 24, which reads the server's TypeScript as it is. */
const PROGRAM = `
const { parseEnv } = await import("./server/platform/parse-env.ts");
const url = process.env.DATABASE_URL || "postgresql://127.0.0.1/built-in";
console.log(JSON.stringify(parseEnv({ ...process.env, DATABASE_URL: url })));`;

/** @param {import("./run-checks.mjs").Patient} patient @returns {Promise<Finding>} */
export async function checkSettings(patient) {
  if (!node24)
    return {
      ok: null,
      detail: "settings are checked with Node 24, which is not here yet",
      fix: "npm start fetches it.",
    };
  if (!existsSync(join(root, "node_modules", "zod")))
    return {
      ok: null,
      detail: "settings are checked with installed packages, which are not here yet",
      fix: "npm start installs them.",
    };
  const args = ["--input-type=module", "-e", PROGRAM];
  const { stdout } = await promisify(execFile)(node24, args, { cwd: root, timeout: 20_000 });
  const { env, problems } = JSON.parse(stdout);
  if (!env)
    return {
      ok: false,
      detail: problems.join("; "),
      fix: "Correct .env or the variables of the shell; .env.example says what each may be.",
    };
  patient.settings = env;
  const from = existsSync(join(root, ".env"))
    ? ".env and the shell"
    : "the shell and the defaults (there is no .env)";
  const database = process.env.DATABASE_URL ? "your own PostgreSQL" : "the built-in PostgreSQL";
  return {
    ok: true,
    detail: `from ${from}: ${env.HOST}:${env.PORT}, ${database}, log level ${env.LOG_LEVEL}`,
  };
}

/** @param {import("./run-checks.mjs").Patient} patient @returns {Finding} */
export function checkDataFolder({ dataDir }) {
  const fix = "Make it writable for this user, or set DATA_DIR to a folder that is.";
  if (!existsSync(dataDir)) {
    try {
      accessSync(nearest(dataDir), constants.W_OK);
    } catch {
      return { ok: false, detail: `${dataDir} does not exist and cannot be made`, fix };
    }
    return { ok: true, detail: `${dataDir} does not exist yet; the first start makes it` };
  }
  if (!statSync(dataDir).isDirectory())
    return { ok: false, detail: `${dataDir} is not a folder`, fix: "Set DATA_DIR to a folder." };
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    return {
      ok: false,
      detail: `${dataDir} cannot be written (${/** @type {NodeJS.ErrnoException} */ (error).code})`,
      fix,
    };
  }
  return { ok: true, detail: `${dataDir} can be written` };
}

/** @param {import("./run-checks.mjs").Patient} patient @returns {Finding} */
export function checkDisk({ dataDir }) {
  const { bavail, bsize, blocks } = statfsSync(nearest(dataDir));
  const free = bavail * bsize;
  const detail = `${(free / GIB).toFixed(1)} of ${((blocks * bsize) / GIB).toFixed(1)} GiB are free where the data lies`;
  if (free < NEEDED)
    return { ok: false, detail, fix: "Free some space: below 200 MiB the database does not start." };
  return { ok: true, detail, ...(free < LOW ? { fix: "That is little: artifacts and the log grow." } : {}) };
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(/** @type {string} */ folder) {
  let path = folder;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return path;
}
