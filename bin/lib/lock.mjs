import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf, isAlive } from "./postgres-process.mjs";

/** The process that holds the lock; undefined when it is free, or its holder died or is another program by now. */
async function holder(/** @type {string} */ file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
    const command = await commandOf(pid);
    return command === undefined || command.includes(".mjs") ? pid : undefined;
  } catch {
    return undefined;
  }
}

function tryTake(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes the lock `file`, asking `wait(pid of the holder)` about twice a second while another process has it: it may
 * return true to give up. Returns how to free the lock, or undefined after giving up. A dead holder's lock is taken over.
 * @param {string} file
 * @param {(pid: number) => Promise<boolean> | boolean} wait
 * @returns {Promise<(() => void) | undefined>}
 */
export async function takeLock(file, wait) {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryTake(file)) {
    const pid = await holder(file);
    if (pid === undefined) rmSync(file, { force: true });
    else if (await wait(pid)) return undefined;
    else await delay(400);
  }
  return () => rmSync(file, { force: true });
}
