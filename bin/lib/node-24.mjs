import { spawn } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { mustRun, run } from "./run.mjs";
import { step } from "./step.mjs";
import { Stop } from "./stop.mjs";

const major = Number(process.versions.node.split(".")[0]);
const exe = process.platform === "win32" ? "node.exe" : "node";

/** Finds npm's cli.js: the npm that runs us, else the one on the PATH, else the one beside this Node. */
export function findNpm() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((dir) => [join(dir, "npm"), join(dir, "node_modules", "npm", "bin", "npm-cli.js")]);
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  for (const candidate of [process.env.npm_execpath ?? "", ...onPath, beside]) {
    if (!candidate || !existsSync(candidate)) continue;
    const real = realpathSync(candidate);
    if (/npm-cli\.c?js$/.test(real)) return real;
  }
  throw new Stop(
    "npm was not found. Install Node.js together with npm (https://nodejs.org) and start again.",
  );
}

/** The local Node 24 binary below `.cache/node24`, installing npm's `node@24` package there when it is missing. */
async function installNode24(/** @type {string} */ root) {
  const home = join(root, ".cache", "node24");
  const binary = join(home, "node_modules", "node", "bin", exe);
  if (existsSync(binary) && (await run(binary, ["--version"])).output.startsWith("v24.")) return binary;
  await step(`Node 24 fetched (this machine has ${process.versions.node})`, async () => {
    mkdirSync(home, { recursive: true });
    const manifest = { private: true, dependencies: { node: "^24.11.0" }, allowScripts: { node: true } };
    writeFileSync(join(home, "package.json"), JSON.stringify(manifest));
    const args = [findNpm(), "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", home];
    const failure =
      "Node 24 could not be installed from npm. Check the network, or install Node 24 yourself.";
    await mustRun(process.execPath, args, { cwd: home, failure });
    if (!existsSync(binary)) throw new Stop(failure);
  });
  return binary;
}

/**
 * Makes sure the calling script runs on Node 24 or newer. On an older Node it fetches Node 24, runs the same script
 * with it to the end, and exits with its code, so callers may use everything Node 24 has after this returns.
 * @param {string} root the checkout
 * @param {string} script the running script's path
 */
export async function onNode24(root, script) {
  if (major >= 24) {
    process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`;
    return;
  }
  if (major < 18) {
    throw new Stop(
      `Node ${process.versions.node} is too old to begin with. Install Node 20 or newer (https://nodejs.org).`,
    );
  }
  const binary = await installNode24(root);
  const env = {
    ...process.env,
    npm_execpath: findNpm(),
    PATH: `${dirname(binary)}${delimiter}${process.env.PATH ?? ""}`,
  };
  const child = spawn(binary, [script, ...process.argv.slice(2)], { stdio: "inherit", env });
  // A terminal's Ctrl-C already reaches the whole process group; only a SIGTERM meant for us alone is passed on.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (exit, signal) => resolve(exit ?? (signal ? 1 : 0)));
  });
  process.exit(Number(code));
}
