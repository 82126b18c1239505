import { chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeOwnedFolder } from "./postgres-files.mjs";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

/**
 * Runs initdb into a folder aside and renames it, so that a kill in the middle never leaves half a cluster.
 * @param {{ native: string, cluster: string, owner: import("./postgres-files.mjs").Owner, user: string, password: string, durable: boolean }} options
 */
export async function createCluster({ native, cluster, owner, user, password, durable }) {
  const aside = `${cluster}.new`;
  rmSync(aside, { recursive: true, force: true });
  makeOwnedFolder(aside, owner);
  const secrets = mkdtempSync(join(tmpdir(), "claw-initdb-"));
  const passwordFile = join(secrets, "password");
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (owner) {
      chownSync(secrets, owner.uid, owner.gid);
      chownSync(passwordFile, owner.uid, owner.gid);
    }
    const args = [
      `--pgdata=${aside}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order and case rules on every machine, whatever locales it has.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ];
    const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
    const { code, output } = await run(join(native, "bin", "initdb"), args, { ...owner, env, cwd: "/" });
    if (code !== 0) throw new Stop(initdbProblem(output));
    renameSync(aside, cluster);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

function initdbProblem(/** @type {string} */ output) {
  if (/No space left/i.test(output))
    return "The disk is full: the database could not be created. Free some space and start again.";
  const last =
    output
      .trim()
      .split("\n")
      .filter((line) => /error|fatal|could not/i.test(line))[0] ?? output.trim().split("\n").pop();
  return `The database could not be created (${last}). Set DATABASE_URL to use a PostgreSQL of your own.`;
}
