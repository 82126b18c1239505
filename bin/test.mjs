import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onNode24 } from "./lib/node-24.mjs";
import { buildPages, setUp } from "./lib/set-up.mjs";
import { say } from "./lib/step.mjs";
import { explain, Stop } from "./lib/stop.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SUITES = ["static", "unit", "e2e"];

/** The suites asked for with `--only a,b`; all without it. A slip of the pen must not start twenty minutes of tests. */
function wanted() {
  const [first, list, ...more] = process.argv.slice(2);
  if (first !== undefined && (first !== "--only" || list === undefined || more.length > 0))
    throw new Stop("npm test runs everything; npm test -- --only static,unit,e2e runs some of it.");
  const names = first === undefined ? SUITES : (list ?? "").split(",");
  const unknown = names.find((name) => !SUITES.includes(name));
  if (unknown !== undefined) throw new Stop(`--only takes ${SUITES.join(", ")}, not "${unknown}".`);
  return names;
}

/** The page build as one test: a failure is reported and the suites that need no pages have already run. */
async function build() {
  try {
    await buildPages(root);
    return { passed: 1, failed: 0 };
  } catch (error) {
    say(`✗ ${explain(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** Sets up whatever is missing, runs the suites and adds up their counts. */
async function test() {
  const names = wanted();
  await onNode24(root, fileURLToPath(import.meta.url));
  await setUp({ root, pages: false });
  // Imported now, not above: they need what the set-up has just installed.
  const { runStaticChecks } = await import("./lib/static-checks.mjs");
  const { runBrowser, runVitest } = await import("./lib/suites.mjs");
  const counts = [];
  if (names.includes("static")) counts.push(await runStaticChecks(root));
  if (names.includes("unit") || names.includes("e2e")) counts.push(await build());
  if (names.includes("unit")) counts.push(await runVitest(root));
  if (names.includes("e2e") && existsSync(join(root, "e2e"))) counts.push(await runBrowser(root));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

try {
  await test();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  say("0 passed, 1 failed");
  process.exitCode = 1;
}
