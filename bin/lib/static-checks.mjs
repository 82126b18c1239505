import { checkAny, checkBarrels, checkEnvironmentOwner, checkUnfinished } from "../checks/code-rules.mjs";
import { checkFileNames } from "../checks/file-names.mjs";
import { checkFileSizes } from "../checks/file-sizes.mjs";
import { checkImports } from "../checks/import-rules.mjs";
import { checkFormat, checkMigrations, checkTypes, checkUnused } from "../checks/tools.mjs";

/** @type {[string, (root: string) => Promise<{ problems: string[], note?: string }>][]} */
const CHECKS = [
  ["format and lint", checkFormat],
  ["types", checkTypes],
  ["import rules", checkImports],
  ["no barrels", checkBarrels],
  ["one reader of the environment", checkEnvironmentOwner],
  ["file sizes", checkFileSizes],
  ["file names", checkFileNames],
  ["no any", checkAny],
  ["nothing unfinished", checkUnfinished],
  ["nothing unused", checkUnused],
  ["migrations match the schema", checkMigrations],
];

/**
 * Runs every check that needs no running program; each is one passed or failed test.
 * @param {string} root
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runStaticChecks(root) {
  let [passed, failed] = [0, 0];
  for (const [name, check] of CHECKS) {
    const started = Date.now();
    const result = await check(root).catch((error) => ({
      problems: [String(error?.message ?? error)],
      note: undefined,
    }));
    const good = result.problems.length === 0;
    if (good) passed += 1;
    else failed += 1;
    const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
    process.stdout.write(`${good ? "✓" : "✗"} ${name}${result.note ? `: ${result.note}` : ""} (${took})\n`);
    for (const problem of result.problems.slice(0, 60))
      process.stdout.write(`    ${problem.replaceAll("\n", "\n    ")}\n`);
    if (result.problems.length > 60) process.stdout.write(`    … and ${result.problems.length - 60} more\n`);
  }
  return { passed, failed };
}
