import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const SKIPPED = /^(node_modules|generated|\.next|\.data|\.cache|.*\.test\.tsx?)$/;

/** Every file below `paths` (files or folders, missing ones ignored), sorted, without tests and generated code. */
function* filesBelow(/** @type {string} */ root, /** @type {string[]} */ paths) {
  /** @type {string[]} */
  const queue = [...paths].sort().reverse();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    if (!statSync(full).isDirectory()) yield path;
    else
      for (const name of readdirSync(full).sort().reverse()) {
        if (!SKIPPED.test(name)) queue.push(`${path}/${name}`);
      }
  }
}

/** SHA-256 over names and contents of the files below `paths`, plus any `extra` words that matter. */
export function fingerprint(/** @type {string} */ root, /** @type {string[]} */ paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of filesBelow(root, paths))
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/** Whether the step `name` was last finished for this very fingerprint. */
export function isDone(/** @type {string} */ root, /** @type {string} */ name, /** @type {string} */ print) {
  const stamp = join(root, ".cache", "done", name);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === print;
}

/** Remembers that the step `name` is finished for this fingerprint. */
export function markDone(
  /** @type {string} */ root,
  /** @type {string} */ name,
  /** @type {string} */ print,
) {
  const stamp = join(root, ".cache", "done", name);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}
