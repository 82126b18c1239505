import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { findPostmaster, isAlive, stopPostmaster } from "./postgres-process.mjs";

const NAME = /^claw-temporary-(\d+)-/;

/** Ends and removes what killed runs left behind: servers whose owner process is gone. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(NAME.exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    const left = await findPostmaster(join(folder, "postgres")).catch(() => undefined);
    if (left) await stopPostmaster(left.pid).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PostgreSQL server in the temporary folder, without fsync, gone with its files after `stop`. For tests and tools. */
export async function temporaryPostgres() {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `claw-temporary-${process.pid}-`));
  // Root's PostgreSQL runs as another account, which must pass through this folder.
  chmodSync(dataDir, 0o711);
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const { url, stop } = await startPostgres({ dataDir, durable: false });
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
