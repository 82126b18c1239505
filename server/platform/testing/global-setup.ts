import pg from "pg";
import type { TestProject } from "vitest/node";
import { temporaryPostgres } from "../../../bin/lib/temporary-postgres.mjs";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database with all migrations applied and nothing in it, which databases are cloned from. */
    templateUrl: string;
  }
}

/** Migrates the database at `url` and closes it: a database in use cannot be copied. */
async function makeTemplate(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => undefined);
  await migrate(pool).finally(() => pool.end());
  const administrator = new pg.Client({ connectionString: new URL("/postgres", url).href });
  await administrator.connect();
  const name = new URL(url).pathname.slice(1);
  await administrator.query(`ALTER DATABASE "${name}" WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  await administrator.end();
}

/** Starts one PostgreSQL for the whole run and migrates the template that `cloneDatabase` copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await temporaryPostgres();
  try {
    await makeTemplate(postgres.url);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("templateUrl", postgres.url);
  return () => postgres.stop();
}
