import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

const START_MS = 60_000;
const LOG_BYTES = 10 * 1024 * 1024;

/** Whether a process with this id runs (also when it belongs to another account; a dead one nobody reaped does not). */
export function isAlive(/** @type {number} */ pid) {
  if (isZombie(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

function isZombie(/** @type {number} */ pid) {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/, ""));
  } catch {
    return false;
  }
}

/** The command line of a living process, or undefined where the system does not tell. */
export async function commandOf(/** @type {number} */ pid) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8").replaceAll("\0", " ");
  if (process.platform === "win32") return undefined;
  const { code, output } = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({
    code: 1,
    output: "",
  }));
  return code === 0 ? output.trim() : undefined;
}

/** PostgreSQL's own note of the running server: line 1 pid, line 4 port, line 8 state. */
function readPidFile(/** @type {string} */ cluster) {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { file, pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * The server process that holds this cluster, waiting while it starts or shuts down. A pid file whose process is gone
 * or is no PostgreSQL (the number was reused) is removed.
 * @param {string} cluster
 * @returns {Promise<{ pid: number, port: number | undefined } | undefined>}
 */
export async function findPostmaster(cluster) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const noted = readPidFile(cluster);
    if (!noted) return undefined;
    const command = isAlive(noted.pid) ? ((await commandOf(noted.pid)) ?? "postgres") : "";
    if (!/postgres/.test(command)) {
      rmSync(noted.file, { force: true });
      return undefined;
    }
    if (noted.ready) return { pid: noted.pid, port: noted.port };
    if (Date.now() > deadline) return { pid: noted.pid, port: undefined };
    await delay(100);
  }
}

/**
 * Starts PostgreSQL detached (a terminal's Ctrl-C must not reach it before the server has finished) and waits until it
 * accepts connections. Returns its pid.
 * @param {{ native: string, cluster: string, owner: import("./postgres-files.mjs").Owner, port: number, durable: boolean, log: string }} options
 */
export async function launchPostmaster({ native, cluster, owner, port, durable, log }) {
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.old`);
  const logFile = openSync(log, "a", 0o600);
  const from = statSync(log).size;
  const child = spawn(join(native, "bin", "postgres"), ["-D", cluster, ...settings(port, durable)], {
    ...owner,
    cwd: cluster,
    detached: true,
    stdio: ["ignore", logFile, logFile],
    env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" },
  });
  closeSync(logFile);
  let failure = "";
  child.on("error", (error) => {
    failure = error.message;
  });
  child.on("exit", (code, signal) => {
    failure ||= `ended with ${signal ?? code}`;
  });
  const deadline = Date.now() + START_MS;
  while (!(readPidFile(cluster)?.ready && readPidFile(cluster)?.pid === child.pid)) {
    if (failure) throw new Stop(startProblem(readFileSync(log).subarray(from).toString(), failure, log));
    if (Date.now() > deadline)
      throw new Stop(`PostgreSQL did not become ready within ${START_MS / 1000} s. See ${log}.`);
    await delay(25);
  }
  child.unref();
  return Number(child.pid);
}

function settings(/** @type {number} */ port, /** @type {boolean} */ durable) {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: "128MB",
    max_connections: durable ? 100 : 300,
    max_wal_size: "512MB",
    log_min_messages: "warning",
    ...(durable
      ? { fsync: "on", full_page_writes: "on" }
      : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  return Object.entries(values).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
}

function startProblem(
  /** @type {string} */ output,
  /** @type {string} */ failure,
  /** @type {string} */ log,
) {
  if (/No space left/i.test(output))
    return "The disk is full: PostgreSQL cannot start. Free some space and start again.";
  if (/incompatible with server/i.test(output)) {
    return "The database was made by another PostgreSQL version. Go back to the earlier release, or move DATA_DIR away to begin afresh.";
  }
  const reason = /FATAL: {2}(.*)/.exec(output)?.[1] ?? failure;
  return `PostgreSQL did not start (${reason}). See ${log}.`;
}

/** Ends the server: open sessions are cut, what is committed is written (fast shutdown); after 30 s harder. */
export async function stopPostmaster(/** @type {number} */ pid) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT"])) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(25))
      if (!isAlive(pid)) return;
  }
  throw new Stop(`PostgreSQL (process ${pid}) does not stop. Stop it by hand and start again.`);
}
