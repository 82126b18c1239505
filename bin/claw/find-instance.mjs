import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "../lib/env-file.mjs";
import { isAlive } from "../lib/postgres-process.mjs";
import { Refused } from "./refused.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @typedef {{ url: string, local: string, operatorToken: string, pid: number }} Instance what a running server says of itself: the address people use, and the one on this machine */

/** Reads `.env` into process.env as the server does; Node 18 has no reader of its own, so plain NAME=value lines are read here. */
export function loadSettings() {
  if (typeof process.loadEnvFile === "function") return loadEnvFile(root);
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, name, value] = /^\s*(?:export\s+)?([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      process.env[name] ??= value.replace(/^(["'])(.*)\1$/, "$2");
  }
}

/** The folder of the instance's data: the option given, else DATA_DIR, else `.data` of the checkout. */
export function dataFolder(/** @type {string | undefined} */ given) {
  return given ? resolve(given) : resolve(root, process.env.DATA_DIR || ".data");
}

/** @returns {Instance | undefined} what DATA_DIR/instance.json says; undefined when there is none */
export function readInstanceFile(/** @type {string} */ dataDir) {
  const file = join(dataDir, "instance.json");
  if (!existsSync(file)) return undefined;
  try {
    const { url, local = url, operatorToken, pid } = JSON.parse(readFileSync(file, "utf8"));
    if (typeof url === "string" && typeof operatorToken === "string" && Number.isInteger(pid))
      return { url: url.replace(/\/+$/, ""), local, operatorToken, pid };
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EACCES")
      throw new Refused(
        "no_instance",
        `${file} belongs to another user. Run as the user who started the instance.`,
      );
  }
  throw new Refused(
    "no_instance",
    `${file} is damaged. Stop the instance and start it again with npm start.`,
  );
}

/** The instance that runs on a data folder; refused with what to do when there is none. */
export function findInstance(/** @type {string} */ dataDir) {
  const instance = readInstanceFile(dataDir);
  if (!instance)
    throw new Refused(
      "no_instance",
      `No instance runs on ${dataDir}. Start one with npm start, or set DATA_DIR (or --data-dir) to the folder of the one that runs.`,
    );
  if (!isAlive(instance.pid))
    throw new Refused(
      "no_instance",
      `The instance on ${dataDir} (process ${instance.pid}) has ended. Start it again with npm start.`,
    );
  return instance;
}
