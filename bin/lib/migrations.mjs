import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withEngine } from "./schema-engine.mjs";
import { temporaryPostgres } from "./temporary-postgres.mjs";

function migrationList(/** @type {string} */ folder) {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: /** @type {const} */ ("ok"),
            value: readFileSync(join(folder, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

/** The SQL that leads from the migrations to schema.prisma; empty when they agree. */
export async function pendingSql(/** @type {string} */ root) {
  const schema = readFileSync(join(root, "prisma", "schema.prisma"), "utf8");
  const diff = {
    from: { tag: /** @type {const} */ ("migrations"), ...migrationList(join(root, "prisma", "migrations")) },
    to: {
      tag: /** @type {const} */ ("schemaDatamodel"),
      files: [{ path: "schema.prisma", content: schema }],
    },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  };
  const postgres = await temporaryPostgres();
  try {
    return await withEngine(schema, postgres.url, async (engine) => {
      const { exitCode, stdout } = await engine.diff(diff);
      return exitCode === 0 ? "" : (stdout ?? "");
    });
  } finally {
    await postgres.stop();
  }
}

/** Writes the pending SQL as the migration `<UTC timestamp>_<name>` in Prisma's layout and returns the file, or undefined when nothing is pending. */
export async function createMigration(/** @type {string} */ root, /** @type {string} */ name) {
  const sql = await pendingSql(root);
  if (!sql) return undefined;
  const migrations = join(root, "prisma", "migrations");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(migrations, "migration_lock.toml"),
    '# Kept for the Prisma CLI.\nprovider = "postgresql"\n',
  );
  const file = join(folder, "migration.sql");
  writeFileSync(file, sql);
  return file;
}
