import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SKIPPED_FOLDERS =
  /^(node_modules|generated|\.next|\.git|\.cache|\.data|test-results|playwright-report)$/;
const SOURCE = /\.(ts|tsx|mts|mjs|css|py|sh)$/;

/** @typedef {{ path: string, text: string }} SourceFile path relative to the root, with forward slashes */

/** Every hand-written source file below `root`; dependencies, generated code and build output are not looked at. */
export function sourceFiles(/** @type {string} */ root) {
  /** @type {SourceFile[]} */
  const found = [];
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.test(entry.name)) visit(path);
      } else if (entry.isFile() && SOURCE.test(entry.name) && entry.name !== "next-env.d.ts") {
        found.push({ path, text: readFileSync(join(root, path), "utf8") });
      }
    }
  };
  visit("");
  return found.sort((a, b) => a.path.localeCompare(b.path));
}

/** The source files of the product's top folders that TypeScript or Node runs. */
export function codeFiles(/** @type {string} */ root) {
  return sourceFiles(root).filter(({ path }) => /\.(ts|tsx|mts|mjs)$/.test(path));
}
