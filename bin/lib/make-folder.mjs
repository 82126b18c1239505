import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Makes `folder` and what is missing above it, closed to other users except that root's PostgreSQL account may pass. */
export function makeFolder(/** @type {string} */ folder) {
  /** @type {string[]} */
  const missing = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  // One by one: Node's own `recursive` never returns where a system answers ENOENT, as /proc does.
  for (const path of missing) mkdirSync(path, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
