import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../find-instance.mjs";

/** @typedef {import("./run-checks.mjs").Finding} Finding */

const major = Number(process.versions.node.split(".")[0]);
const kept = join(
  root,
  ".cache",
  "node24",
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** The Node that runs the server's TypeScript: this one when it is new enough, else the one npm start fetched; null when there is none yet. */
export const node24 = major >= 24 ? process.execPath : existsSync(kept) ? kept : null;

function readJson(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** @returns {Finding} */
export function checkNode() {
  const detail = `Node ${process.versions.node} on ${process.platform} ${process.arch}`;
  if (major >= 24) return { ok: true, detail };
  if (major < 18)
    return { ok: false, detail, fix: "Install Node 20 or newer with npm (https://nodejs.org)." };
  return {
    ok: true,
    detail: `${detail}; ${node24 ? `the server runs on ${node24}` : "npm start will fetch Node 24 for the server"}`,
  };
}

/** Are the packages installed in the versions package.json pins, and is the database client generated? @returns {Finding} */
export function checkPackages() {
  const { dependencies } = readJson(join(root, "package.json"));
  const wrong = Object.entries(dependencies).flatMap(([name, wanted]) => {
    const found = readJson(join(root, "node_modules", name, "package.json"))?.version;
    return found === wanted ? [] : [`${name} ${found ? `is ${found}, not ${wanted}` : "is missing"}`];
  });
  const count = Object.keys(dependencies).length;
  if (wrong.length === count)
    return { ok: false, detail: "no package is installed", fix: "npm start installs them." };
  if (wrong.length > 0)
    return {
      ok: false,
      detail: `${wrong.slice(0, 5).join(", ")}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ""}`,
      fix: "Stop the instance and run npm start: it installs what is missing.",
    };
  if (!existsSync(join(root, "server", "platform", "generated", "client.ts")))
    return { ok: false, detail: "the database client is not generated", fix: "npm start generates it." };
  return { ok: true, detail: `${count} packages in the pinned versions; the database client is generated` };
}

/** @returns {Finding} */
export function checkBuild() {
  const file = join(root, ".next", "BUILD_ID");
  if (existsSync(file)) return { ok: true, detail: `pages are built (${readFileSync(file, "utf8").trim()})` };
  return {
    ok: null,
    detail: "pages are not built: so it is before the first npm start, and with --dev",
    fix: "npm start builds them.",
  };
}
