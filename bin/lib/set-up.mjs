import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fingerprint, isDone, markDone } from "./fingerprint.mjs";
import { takeLock } from "./lock.mjs";
import { findNpm } from "./node-24.mjs";
import { mustRun } from "./run.mjs";
import { say, step } from "./step.mjs";

const BUILD_SOURCES = [
  ...["app", "components", "server", "public", "prisma/schema.prisma"],
  ...["package.json", "package-lock.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs"],
];

/** Lets one process at a time prepare this checkout; a second one waits and then finds the work done. */
async function alone(/** @type {string} */ root, /** @type {() => Promise<void>} */ work) {
  let told = false;
  const free = await takeLock(join(root, ".cache", "set-up.lock"), (pid) => {
    if (!told) say(`Another process (${pid}) is preparing this checkout; waiting for it`);
    told = true;
    return false;
  });
  try {
    await work();
  } finally {
    free?.();
  }
}

/** Environment for child tools: this Node first on PATH, no telemetry, and no engine download by Prisma. */
function toolEnv() {
  return {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`,
    // `prisma generate` never runs the engine but insists on a file; any executable will do.
    PRISMA_SCHEMA_ENGINE_BINARY: existsSync("/bin/true") ? "/bin/true" : process.execPath,
    CHECKPOINT_DISABLE: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Installs the locked dependencies unless `node_modules` already matches the lock. */
async function install(/** @type {string} */ root) {
  const print = fingerprint(root, ["package-lock.json", "package.json"], process.platform + process.arch);
  if (existsSync(join(root, "node_modules", "next")) && isDone(root, "install", print)) return;
  await step("Packages installed", async () => {
    // `npm ci` refuses a lock made on another platform; this form honours the lock and leaves it unchanged.
    const args = [
      findNpm(),
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--include=dev",
      "--include=optional",
    ];
    await mustRun(process.execPath, args, {
      cwd: root,
      env: toolEnv(),
      failure:
        "npm install failed (its last lines are above). Check the network and the disk, then start again.",
    });
    markDone(root, "install", print);
  });
}

/** Generates the Prisma client when the schema changed. */
async function generate(/** @type {string} */ root) {
  if (!existsSync(join(root, "prisma", "schema.prisma"))) return;
  const print = fingerprint(root, ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  const output = join(root, "server", "platform", "generated");
  if (existsSync(output) && isDone(root, "generate", print)) return;
  await step("Database client generated", async () => {
    const prisma = join(root, "node_modules", "prisma", "build", "index.js");
    await mustRun(process.execPath, [prisma, "generate", "--no-hints"], {
      cwd: root,
      env: toolEnv(),
      failure: "prisma generate failed (its last lines are above).",
    });
    markDone(root, "generate", print);
  });
}

/**
 * Builds the pages when anything they are made of changed; without an app/ folder there is nothing to build.
 * @param {string} root
 */
export async function buildPages(/** @type {string} */ root) {
  if (existsSync(join(root, "app"))) await alone(root, () => build(root));
}

async function build(/** @type {string} */ root) {
  const print = fingerprint(root, BUILD_SOURCES);
  if (existsSync(join(root, ".next", "BUILD_ID")) && isDone(root, "build", print)) return;
  await step("Pages built", async (update) => {
    const next = join(root, "node_modules", "next", "dist", "bin", "next");
    await mustRun(process.execPath, [next, "build"], {
      cwd: root,
      env: { ...toolEnv(), NODE_ENV: "production" },
      onLine: update,
      failure: "next build failed (its last lines are above).",
    });
    markDone(root, "build", print);
  });
}

/**
 * Brings a bare checkout to a runnable one, skipping what is done: dependencies, Prisma client, page build.
 * @param {{ root: string, pages: boolean }} options `pages: false` skips the build (development server, static checks)
 */
export async function setUp({ root, pages }) {
  await alone(root, async () => {
    await install(root);
    await generate(root);
  });
  if (pages) await buildPages(root);
}
