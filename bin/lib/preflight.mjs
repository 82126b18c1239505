import { accessSync, constants, existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.mjs";
import { portProblem } from "./ports.mjs";
import { Stop } from "./stop.mjs";

const NEEDED_BYTES = 200 * 1024 * 1024;

/** Stops unless `folder` can be made and written and its disk has room for a database to start. */
export function checkDataFolder(/** @type {string} */ folder) {
  const advice = "Make it writable for this user, or set DATA_DIR to a folder that is.";
  try {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOSPC")
      throw new Stop(`The disk that holds ${folder} is full. Free some space and start again.`);
    if (code === "ENOTDIR" || code === "EEXIST")
      throw new Stop(`DATA_DIR ${folder} is not a folder. Set DATA_DIR to a folder.`);
    throw new Stop(`DATA_DIR ${folder} cannot be written (${code}). ${advice}`);
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new Stop(
      `Only ${Math.floor((bavail * bsize) / 2 ** 20)} MB are free where ${folder} lies; 200 MB are needed. Free some space and start again.`,
    );
  }
}

/** Stops unless the checkout itself can be written (dependencies, generated client and build go there). */
export function checkCheckout(/** @type {string} */ root) {
  try {
    for (const name of [".", ".cache", "node_modules", ".next"]) {
      if (existsSync(join(root, name))) accessSync(join(root, name), constants.W_OK);
    }
  } catch {
    throw new Stop(
      `${root} cannot be written by this user. Run as its owner, or clone it into a folder of yours.`,
    );
  }
}

/** Stops unless the server will be able to listen on HOST:PORT. */
export async function checkPort(/** @type {number} */ port, /** @type {string} */ host) {
  const code = await portProblem(port, host);
  if (code === undefined) return;
  if (code === "EADDRINUSE")
    throw new Stop(
      `Port ${port} on ${host} is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    );
  if (code === "EACCES")
    throw new Stop(
      `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`,
    );
  throw new Stop(
    `HOST ${host} is no address of this machine (${code}). Use 127.0.0.1, or 0.0.0.0 for all addresses.`,
  );
}

/** @type {Record<string, string>} */
const REASONS = {
  ECONNREFUSED: "nothing listens there. Start that PostgreSQL or correct the address",
  ENOTFOUND: "the host name is unknown. Correct the host",
  EAI_AGAIN: "the host name cannot be looked up. Correct the host or check the network",
  ETIMEDOUT: "it does not answer. Check the address and the firewall",
  "28P01": "user or password are refused. Correct them",
  28000: "this user may not connect. Correct the user or the server's pg_hba.conf",
  "3D000": "that database does not exist. Create it or correct the name",
  53300: "it has no free connection. Raise max_connections or stop other programs",
};

/** Stops unless DATABASE_URL reaches a PostgreSQL 14 or newer within 5 s. Never prints the password. */
export async function checkDatabase(/** @type {string} */ url) {
  const advice = "(or unset DATABASE_URL to use the built-in PostgreSQL).";
  const { default: pg } = await import("pg");
  let where = "";
  try {
    const parsed = new URL(url);
    where = `${parsed.host}${parsed.pathname}`;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    await client.end();
    if (rows[0].version < 140_000)
      throw new Stop(`DATABASE_URL: PostgreSQL at ${where} is older than 14. Use a newer one ${advice}`);
  } catch (error) {
    if (error instanceof Stop) throw error;
    if (!where)
      throw new Stop(
        `DATABASE_URL is not an address. Write postgresql://user:password@host:5432/name ${advice}`,
      );
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const reason =
      REASONS[code ?? ""] ??
      (/timeout/i.test(message) ? REASONS.ETIMEDOUT : `${message.split("\n")[0]}. Correct it`);
    throw new Stop(`DATABASE_URL: PostgreSQL at ${where} cannot be used: ${reason} ${advice}`);
  }
}
