import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../find-instance.mjs";
import { connect, databaseUrl, hasDriver } from "./connect.mjs";

/** @typedef {import("./run-checks.mjs").Finding} Finding */
/** @typedef {import("./run-checks.mjs").Patient} Patient */

const SKEW_MS = 1_000;
const noDatabase = { ok: null, detail: "not checked: the database was not reached" };

/** @param {Patient} patient @returns {Promise<Finding>} */
export async function checkDatabase(patient) {
  const { dataDir, instance } = patient;
  if (!hasDriver())
    return { ok: null, detail: "not checked: packages are not installed", fix: "npm start installs them." };
  const url = databaseUrl(dataDir);
  if (!url) return { ok: null, detail: "there is no database yet", fix: "The first npm start makes one." };
  const { host, pathname } = new URL(url);
  const own = Boolean(process.env.DATABASE_URL);
  try {
    patient.database = await connect(url);
  } catch (error) {
    const detail = `${own ? "your" : "the built-in"} PostgreSQL at ${host} does not let us in: ${/** @type {Error} */ (error).message}`;
    if (!own && !instance)
      return {
        ok: null,
        detail: `the built-in PostgreSQL is stopped, as it is while no instance runs (${host})`,
        fix: "npm start starts it.",
      };
    return {
      ok: false,
      detail,
      fix: own
        ? "Check DATABASE_URL, that server and its pg_hba.conf."
        : `Look into ${join(dataDir, "postgres.log")}, then restart with npm start.`,
    };
  }
  const { rows } = await patient.database.query(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number, pg_database_size(current_database())::float8 as bytes",
  );
  const { version, number, bytes } = rows[0] ?? {};
  const detail = `${own ? "your" : "the built-in"} PostgreSQL ${version} at ${host}${pathname}, ${(Number(bytes) / 2 ** 20).toFixed(0)} MiB`;
  return Number(number) < 140_000
    ? { ok: false, detail, fix: "Use PostgreSQL 14 or newer." }
    : { ok: true, detail };
}

/** @param {Patient} patient @returns {Promise<Finding>} */
export async function checkMigrations({ database }) {
  if (!database) return noDatabase;
  const folder = join(root, "prisma", "migrations");
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ours = new Map(
    entries.map(({ name }) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name, "migration.sql")))
        .digest("hex"),
    ]),
  );
  const { rows: tables } = await database.query(
    "select to_regclass('_prisma_migrations') is not null as made",
  );
  const { rows } = tables[0]?.made
    ? await database.query(
        "select migration_name as name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
      )
    : { rows: [] };
  const applied = new Map(rows.map((row) => [String(row.name), row]));
  const half = rows.filter((row) => row.finished_at === null).map((row) => row.name);
  const unknown = [...applied.keys()].filter((name) => !ours.has(name));
  const changed = [...ours]
    .filter(([name, checksum]) => applied.has(name) && applied.get(name)?.checksum !== checksum)
    .map(([name]) => name);
  const pending = [...ours.keys()].filter((name) => !applied.has(name));
  if (half.length > 0)
    return {
      ok: false,
      detail: `left half-way: ${half.join(", ")}`,
      fix: "Resolve it with the tool that began it (prisma migrate resolve).",
    };
  if (unknown.length > 0)
    return {
      ok: false,
      detail: `the database has ${unknown.join(", ")}, which this release does not know`,
      fix: "Run the newer release that made it.",
    };
  if (changed.length > 0)
    return {
      ok: false,
      detail: `changed after they were applied: ${changed.join(", ")}`,
      fix: "Restore the files; put changes into a new migration.",
    };
  if (pending.length > 0)
    return { ok: false, detail: `not applied yet: ${pending.join(", ")}`, fix: "npm start applies them." };
  return { ok: true, detail: `${applied.size} of ${ours.size} applied` };
}

/** Leases and clocks use both times: the database's and the server's. @param {Patient} patient @returns {Promise<Finding>} */
export async function checkClock({ database }) {
  if (!database) return noDatabase;
  const began = Date.now();
  const { rows } = await database.query("select extract(epoch from clock_timestamp()) * 1000 as now");
  const skew = Number(rows[0]?.now) - (began + Date.now()) / 2;
  const detail = `the database's clock is ${Math.abs(Math.round(skew))} ms ${skew < 0 ? "behind" : "ahead of"} this machine's`;
  return Math.abs(skew) > SKEW_MS
    ? { ok: false, detail, fix: "Synchronise the clocks of both machines (NTP)." }
    : { ok: true, detail };
}
