import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../lib/run.mjs";
import { codeFiles } from "./source-files.mjs";

const home = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FOLDERS = ["app", "components", "server", "examples", "bench", "e2e"];

/** A problem for each of `paths` that the tool did not read: with none read it would call anything clean. */
export function unread(/** @type {string[]} */ paths, /** @type {Set<string>} */ read) {
  return paths.filter((path) => !read.has(path)).map((path) => `${path} was not read by dependency-cruiser`);
}

/**
 * Import rules: who may import whom (.dependency-cruiser.mjs), no cycles, every import resolves. Also refuses a run in
 * which the tool did not read every source file: with an unfit TypeScript it reads none and calls that clean.
 */
export async function checkImports(/** @type {string} */ root) {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const cruiser = join(home, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const args = [
    cruiser,
    "--config",
    join(home, ".dependency-cruiser.mjs"),
    "--output-type",
    "json",
    ...folders,
  ];
  const { output } = await run(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: "1" } });
  const start = output.indexOf("{");
  if (start < 0) return { problems: [`dependency-cruiser gave no answer: ${output.trim().slice(0, 300)}`] };
  const { modules, summary } = JSON.parse(output.slice(start));
  const read = new Set(modules.map((/** @type {{ source: string }} */ module) => module.source));
  const own = codeFiles(root).filter(({ path }) => folders.includes(path.split("/")[0] ?? ""));
  const left = unread(
    own.map(({ path }) => path),
    read,
  );
  const problems = [
    ...summary.violations.map(
      (/** @type {{ from: string, to: string, rule: { name: string } }} */ found) =>
        `${found.from} → ${found.to} (${found.rule.name})`,
    ),
    ...left,
  ];
  return { problems, note: `${read.size} modules` };
}
