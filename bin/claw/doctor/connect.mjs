import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../find-instance.mjs";

const LIMIT_MS = 5_000;

/** @typedef {{ query: (sql: string) => Promise<{ rows: Record<string, string | number | Date | null>[] }>, end: () => Promise<void> }} Database */

/** How the database is reached: DATABASE_URL, or what npm start noted of the built-in one; null when neither is there. */
export function databaseUrl(/** @type {string} */ dataDir) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const file = join(dataDir, "postgres.json");
  if (!existsSync(file)) return null;
  const { port, password } = JSON.parse(readFileSync(file, "utf8"));
  return `postgresql://claw:${password}@127.0.0.1:${port}/claw`;
}

/** One connection, with time limits on everything. Rejects with the driver's words. @returns {Promise<Database>} */
export async function connect(/** @type {string} */ url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
  });
  client.on("error", () => undefined);
  await client.connect();
  return { query: (sql) => client.query(sql), end: () => client.end() };
}

/** Whether the driver is installed. */
export const hasDriver = () => existsSync(join(root, "node_modules", "pg", "package.json"));
