import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { onNode24 } from "./lib/node-24.mjs";
import { setUp } from "./lib/set-up.mjs";
import { say } from "./lib/step.mjs";
import { explain, Stop } from "./lib/stop.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const USAGE = "Usage: node bin/migration.mjs create NAME (small letters, digits, _) | check";

/** `create NAME` writes the missing SQL as a new migration; `check` ends with 2 when migrations and schema.prisma differ. */
async function main() {
  const [command, name = ""] = process.argv.slice(2);
  if (command !== "check" && !(command === "create" && /^[a-z][a-z0-9_]*$/.test(name))) throw new Stop(USAGE);
  await onNode24(root, fileURLToPath(import.meta.url));
  await setUp({ root, pages: false });
  const { createMigration, pendingSql } = await import("./lib/migrations.mjs");
  if (command === "create") {
    const file = await createMigration(root, name);
    return say(
      file
        ? `Written: ${relative(root, file)}. Read it, then commit it.`
        : "Nothing to migrate: no migration written.",
    );
  }
  const sql = await pendingSql(root);
  if (!sql) return say("prisma/migrations lead exactly to prisma/schema.prisma.");
  say(
    `prisma/schema.prisma has changes no migration makes. Run: node bin/migration.mjs create NAME\n\n${sql}`,
  );
  process.exitCode = 2;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
