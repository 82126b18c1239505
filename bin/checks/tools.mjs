import { existsSync } from "node:fs";
import { join } from "node:path";
import { pendingSql } from "../lib/migrations.mjs";
import { run } from "../lib/run.mjs";

/** Runs one tool of node_modules with this Node; its output is the list of problems when it fails. */
async function tool(/** @type {string} */ root, /** @type {string[]} */ [script = "", ...args]) {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await run(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    env,
  });
  return { problems: code === 0 ? [] : [output.trim() || `ended with ${code}`] };
}

/** Format and lint, warnings included. */
export function checkFormat(/** @type {string} */ root) {
  return tool(root, [
    "@biomejs/biome/bin/biome",
    "ci",
    "--colors=off",
    "--error-on-warnings",
    "--max-diagnostics=50",
    ".",
  ]);
}

/** Types of the whole tree, pages' route types first. */
export async function checkTypes(/** @type {string} */ root) {
  if (existsSync(join(root, "app"))) {
    const generated = await tool(root, ["next/dist/bin/next", "typegen"]);
    if (generated.problems.length > 0) return generated;
  }
  return tool(root, ["typescript/bin/tsc", "--noEmit", "--pretty", "false"]);
}

/** Unused files, exports and dependencies. */
export function checkUnused(/** @type {string} */ root) {
  return tool(root, ["knip/bin/knip.js", "--no-progress", "--reporter", "compact"]);
}

/** Migrations and schema: prisma/migrations lead exactly to schema.prisma. */
export async function checkMigrations(/** @type {string} */ root) {
  const sql = await pendingSql(root);
  return { problems: sql ? [`no migration makes this (node bin/migration.mjs create NAME):\n${sql}`] : [] };
}
