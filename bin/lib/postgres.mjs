import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.mjs";
import { freePort, isFree } from "./ports.mjs";
import { createCluster } from "./postgres-create.mjs";
import { clusterOwner, placeCluster } from "./postgres-files.mjs";
import { findPostmaster, launchPostmaster, stopPostmaster } from "./postgres-process.mjs";
import { Stop } from "./stop.mjs";

const DATABASE = "claw";
const USER = "claw";

/** @typedef {{ port: number, password: string }} Access how to reach the cluster; kept in DATA_DIR/postgres.json (0600) */

/** @returns {Access | undefined} */
function readAccess(/** @type {string} */ file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Stop(`${file} is damaged. Restore it from a backup; without it the database cannot be opened.`);
  }
}

/** Written aside and renamed, so that a kill leaves either the old file or the new one. */
function writeAccess(/** @type {string} */ file, /** @type {Access} */ access) {
  writeFileSync(`${file}.part`, JSON.stringify(access), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

function addressOf(/** @type {Access} */ { port, password }, database = DATABASE) {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Opens one connection to the cluster's own `postgres` database; undefined when it does not let us in within 5 s. */
async function connect(/** @type {Access} */ access) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: addressOf(access, "postgres"),
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
}

async function ensureDatabase(/** @type {Access} */ access) {
  const client = await connect(access);
  if (!client)
    throw new Stop("PostgreSQL runs but refuses our password. Restore DATA_DIR/postgres.json from a backup.");
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Uses a server that an earlier, killed start left on this cluster, or stops it when it does not answer to us. */
async function adopt(/** @type {string} */ cluster, /** @type {Access} */ access) {
  const left = await findPostmaster(cluster);
  if (!left) return undefined;
  const client = left.port === undefined ? undefined : await connect({ ...access, port: left.port });
  if (client && left.port !== undefined) {
    await client.end();
    return { pid: left.pid, port: left.port };
  }
  await stopPostmaster(left.pid);
  return undefined;
}

/**
 * Starts the PostgreSQL that npm installed on `dataDir`/postgres, creating the cluster the first time, recovering after
 * a kill, adopting a server still running there. `durable: false` switches fsync off (tests). Listens on loopback only.
 * @param {{ dataDir: string, durable?: boolean, onProgress?: (line: string) => void }} options
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dataDir, durable = true, onProgress = () => undefined }) {
  makeFolder(dataDir);
  const owner = await clusterOwner();
  const { cluster, native } = placeCluster({ dataDir, owner, onProgress });
  const accessFile = join(dataDir, "postgres.json");
  const known = readAccess(accessFile);
  const access = known ?? { port: await freePort(), password: randomBytes(24).toString("base64url") };
  if (existsSync(join(cluster, "PG_VERSION"))) {
    if (!known)
      throw new Stop(
        `${accessFile} is missing, so ${cluster} cannot be opened. Restore it, or move ${cluster} away to begin afresh.`,
      );
  } else {
    rmSync(cluster, { recursive: true, force: true });
    writeAccess(accessFile, access);
    await createCluster({ native, cluster, owner, user: USER, password: access.password, durable });
  }
  const running = await adopt(cluster, access);
  if (running) {
    onProgress(`adopted the PostgreSQL left running on port ${running.port}`);
    access.port = running.port;
  } else if (!(await isFree(access.port, "127.0.0.1"))) access.port = await freePort();
  writeAccess(accessFile, access);
  const pid =
    running?.pid ??
    (await launchPostmaster({
      native,
      cluster,
      owner,
      port: access.port,
      durable,
      log: join(dataDir, "postgres.log"),
    }));
  await ensureDatabase(access);
  return { url: addressOf(access), port: access.port, stop: () => stopPostmaster(pid) };
}
