import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { findChromium } from "./chromium.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/** Runs a test runner with its output shown, and returns the JSON report it leaves, or undefined when it left none. */
async function runWithReport(
  /** @type {string} */ root,
  /** @type {string[]} */ args,
  /** @type {string} */ report,
  /** @type {NodeJS.ProcessEnv} */ env,
) {
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env });
  const code = await new Promise((resolve) =>
    child.on("error", () => resolve(1)).on("close", (exit) => resolve(exit ?? 1)),
  );
  return {
    code: Number(code),
    json: existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined,
  };
}

/** A runner that ends badly although every counted test passed (a crash, an error outside the tests) counts as one failure. */
function count(/** @type {number} */ passed, /** @type {number} */ failed, /** @type {number} */ code) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/**
 * Unit and integration tests (vitest). A file that cannot be loaded counts as one failure.
 * @param {string} root
 * @returns {Promise<Count>}
 */
export async function runVitest(root) {
  const report = join(root, ".cache", "reports", "vitest.json");
  const args = [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { code, json } = await runWithReport(root, args, report, { ...process.env, NODE_ENV: "test" });
  if (!json) return { passed: 0, failed: 1 };
  const unloaded = json.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === "failed" && file.assertionResults.length === 0,
  );
  const skipped = json.numPendingTests + json.numTodoTests;
  if (skipped > 0) process.stdout.write(`${skipped} skipped (counted neither way)\n`);
  return count(json.numPassedTests, json.numFailedTests + unloaded.length, code);
}

/**
 * Browser tests (Playwright) on the built app. A skipped or flaky test counts as failed: the suite promises every one.
 * @param {string} root
 * @returns {Promise<Count>}
 */
export async function runBrowser(root) {
  const report = join(root, ".cache", "reports", "playwright.json");
  const config = join(root, "e2e", "playwright.config.ts");
  if (!existsSync(config)) {
    process.stdout.write("✗ e2e/playwright.config.ts is missing\n");
    return { passed: 0, failed: 1 };
  }
  const env = {
    ...process.env,
    CHROMIUM_PATH: await findChromium(root),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const { code, json } = await runWithReport(
    root,
    [cli, "test", "-c", config, "--reporter=list,json"],
    report,
    env,
  );
  if (!json) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = json.stats;
  return count(expected, unexpected + flaky + skipped, code);
}
