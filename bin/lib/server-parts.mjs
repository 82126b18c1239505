import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Stop } from "./stop.mjs";

/** Imports a TypeScript module of the server; needs Node 24 and installed dependencies, hence not a static import. */
function load(/** @type {string} */ root, /** @type {string} */ path) {
  return import(pathToFileURL(join(root, path)).href);
}

/** The settings as the server will see them, checked now so that a wrong one is told before anything is started. */
export async function readSettings(/** @type {string} */ root) {
  const { parseEnv } = await load(root, "server/platform/parse-env.ts");
  const source = {
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || "postgresql://127.0.0.1/pending",
  };
  const { env, problems } = parseEnv(source);
  if (env) return env;
  throw new Stop(`The settings need a correction (see .env.example):\n  ${problems.join("\n  ")}`);
}

/** Applies what is missing of prisma/migrations; returns how many were applied, in words. */
export async function migrateDatabase(/** @type {string} */ root, /** @type {string} */ url) {
  const { migrate } = await load(root, "server/platform/migrate.ts");
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5000 });
  pool.on("error", () => undefined);
  try {
    const applied = await migrate(pool);
    return applied.length === 0 ? "up to date" : `${applied.length} applied`;
  } catch (error) {
    throw new Stop(`Migration: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await pool.end();
  }
}
