/** A foreseen reason not to go on: its message is one line that says what is wrong and what to do. */
export class Stop extends Error {}

/** @type {Record<string, (path: string) => string>} */
const SYSTEM_REASONS = {
  ENOSPC: (path) => `The disk is full${path}. Free some space and start again.`,
  EACCES: (path) =>
    `No permission to write${path}. Make it writable for this user, or set DATA_DIR to a folder that is.`,
  EPERM: (path) => `Not permitted${path}. Run as the user who owns this folder.`,
  EROFS: (path) => `The file system is read-only${path}. Set DATA_DIR to a writable folder.`,
};

/** Turns any thrown value into the one line to print; unforeseen errors keep their message, and their stack with DEBUG=1. */
export function explain(/** @type {unknown} */ error) {
  if (error instanceof Stop) return error.message;
  if (!(error instanceof Error)) return `Unexpected problem: ${String(error)}`;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = SYSTEM_REASONS[code ?? ""];
  if (reason) return reason(path ? ` (${path})` : "");
  if (process.env.DEBUG) return error.stack ?? error.message;
  return `Unexpected problem: ${error.message.split("\n")[0]} (DEBUG=1 shows where)`;
}
