import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate, readMigrations } from "./migrate.ts";
import { cloneDatabase } from "./testing/database.ts";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let pool: pg.Pool;
let folder: string;

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

beforeAll(async () => {
  database = await cloneDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  folder = mkdtempSync(join(tmpdir(), "claw-migrations-"));
  write("20260101000000_first", "CREATE TABLE first (id int); INSERT INTO first VALUES (1);");
  return () => rmSync(folder, { recursive: true });
});

test("applies what is missing, in order, and nothing the second time", async () => {
  write(
    "20260102000000_second",
    "ALTER TABLE first ADD COLUMN name text; CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;",
  );
  expect(await migrate(pool, folder)).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await migrate(pool, folder)).toEqual([]);
  const { rows } = await pool.query("SELECT name, one() AS one FROM first");
  expect(rows).toEqual([{ name: null, one: 1 }]);
});

test("records each migration as Prisma does: the file's SHA-256, finished, one step", async () => {
  await migrate(pool, folder);
  const { rows } = await pool.query(
    "SELECT checksum, finished_at, applied_steps_count FROM _prisma_migrations",
  );
  expect(rows).toEqual([
    {
      checksum: readMigrations(folder)[0]?.checksum,
      finished_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
  expect(rows[0].checksum).toMatch(/^[0-9a-f]{64}$/);
});

test("starts of several processes at once apply each migration once", async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, folder)));
  expect(applied.flat()).toEqual(["20260101000000_first"]);
  expect((await pool.query("SELECT * FROM first")).rowCount).toBe(1);
});

test("refuses an applied migration that was changed", async () => {
  await migrate(pool, folder);
  write("20260101000000_first", "CREATE TABLE other (id int);");
  await expect(migrate(pool, folder)).rejects.toThrow(
    "20260101000000_first was changed after it had been applied",
  );
});

test("refuses a database that a newer release has migrated", async () => {
  await migrate(pool, folder);
  rmSync(join(folder, "20260101000000_first"), { recursive: true });
  await expect(migrate(pool, folder)).rejects.toThrow("run a newer release");
});

test("a failing migration leaves nothing behind and is tried again", async () => {
  write("20260103000000_bad", "CREATE TABLE half (id int); SELECT 1/0;");
  await expect(migrate(pool, folder)).rejects.toThrow(
    "20260103000000_bad failed and was rolled back: division by zero",
  );
  expect((await pool.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }]);
  write("20260103000000_bad", "CREATE TABLE half (id int);");
  expect(await migrate(pool, folder)).toEqual(["20260103000000_bad"]);
});
