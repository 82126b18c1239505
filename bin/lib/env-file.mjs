import { existsSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "./stop.mjs";

/** Loads `.env` of the checkout into process.env; variables already set win. Node 24's own parser does the reading. */
export function loadEnvFile(/** @type {string} */ root) {
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Stop(`.env cannot be read (${reason}). Make it readable or remove it.`);
  }
}
