import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { portProblem } from "../../lib/ports.mjs";
import { commandOf, isAlive } from "../../lib/postgres-process.mjs";
import { readInstanceFile } from "../find-instance.mjs";

/** @typedef {import("./run-checks.mjs").Finding} Finding */
/** @typedef {import("./run-checks.mjs").Patient} Patient */

const LIMIT_MS = 5_000;
export const notRunning = { ok: null, detail: "not checked: no instance runs" };

const seconds = (/** @type {number} */ ms) =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1_000)} s`;

/** The process that holds start.lock, if it lives. */
function lockHolder(/** @type {string} */ dataDir) {
  try {
    const pid = Number(readFileSync(join(dataDir, "start.lock"), "utf8"));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Patient} patient @returns {Promise<Finding>} */
export async function checkInstance(patient) {
  const { dataDir } = patient;
  const fix = "Start it with npm start.";
  const found = readInstanceFile(dataDir);
  const starting = lockHolder(dataDir);
  if (starting && !(found && isAlive(found.pid)))
    return {
      ok: false,
      detail: `npm start is at work (process ${starting}), but no server is ready yet`,
      fix: "Wait for its address, and read what it prints.",
    };
  if (!found) return { ok: false, detail: `no instance runs on ${dataDir} (there is no instance.json)`, fix };
  if (!isAlive(found.pid))
    return { ok: false, detail: `process ${found.pid} of instance.json has ended without taking leave`, fix };
  const command = (await commandOf(found.pid)) ?? "node";
  if (!/node/.test(command))
    return {
      ok: false,
      detail: `process ${found.pid} of instance.json is another program by now (${command.slice(0, 60)})`,
      fix,
    };
  patient.instance = found;
  const mode = statSync(join(dataDir, "instance.json")).mode & 0o077;
  if (mode !== 0 && process.platform !== "win32")
    return {
      ok: false,
      detail: "others can read instance.json, which holds the operator's token",
      fix: `chmod 600 ${join(dataDir, "instance.json")}, then restart the instance.`,
    };
  return { ok: true, detail: `process ${found.pid} at ${found.url}` };
}

/** @param {Patient} patient @returns {Promise<Finding>} */
export async function checkPort({ settings, instance }) {
  if (!settings) return { ok: null, detail: "not checked: the settings are unknown" };
  const [port, host] = [Number(settings.PORT), String(settings.HOST)];
  const problem = await portProblem(port, host);
  const at = `port ${port} on ${host}`;
  if (instance) {
    if (problem === "EADDRINUSE") return { ok: true, detail: `${at} is listened on` };
    return {
      ok: true,
      detail: `${at} is free: the running instance was started with other settings (${instance.url})`,
      fix: "Restart it if the settings here are the ones you want.",
    };
  }
  if (problem === undefined) return { ok: true, detail: `${at} is free` };
  return {
    ok: false,
    detail: `${at} cannot be used (${problem})`,
    fix: `Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  };
}

/** @param {Patient} patient @returns {Promise<Finding>} */
export async function checkHealth(patient) {
  const { instance } = patient;
  if (!instance) return notRunning;
  const fix = `Stop it (kill ${instance.pid}) and start it again with npm start.`;
  const began = Date.now();
  let answer;
  try {
    answer = await fetch(`${instance.local}/api/health`, { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (error) {
    const cause = /** @type {Error} */ (/** @type {Error} */ (error).cause ?? error);
    return { ok: false, detail: `no answer from ${instance.local}/api/health (${cause.message})`, fix };
  }
  const health = /** @type {import("./run-checks.mjs").Health} */ (await answer.json());
  patient.health = health;
  const detail = `version ${health.version}, answered ${answer.status} in ${Date.now() - began} ms, ${health.memoryMb} MB, event loop ${health.eventLoopLagMs} ms behind`;
  if (health.ok) return { ok: true, detail };
  return {
    ok: false,
    detail: `${detail}${health.database.error ? `; database: ${health.database.error}` : ""}`,
    fix,
  };
}

/** @param {Patient} patient @returns {Finding} */
export function checkLoops({ health, instance }) {
  if (!instance) return notRunning;
  if (!health) return { ok: null, detail: "not checked: health did not answer" };
  const loops = health.loops.map(({ name, ageMs, lastError }) => {
    const age = ageMs === null ? "has not run yet" : `ran ${seconds(ageMs)} ago`;
    return `${name} ${age}${lastError ? ` and failed: ${lastError}` : ""}`;
  });
  const waiting = Math.max(0, ...health.queues.map(({ oldestMs }) => oldestMs));
  const delivery = Math.max(0, ...health.queues.map(({ oldestDeliveryMs }) => oldestDeliveryMs));
  const work = `oldest unanswered command ${seconds(waiting)}, oldest envelope not taken ${seconds(delivery)}`;
  const detail = `${loops.join(", ")}; ${work}`;
  const failed = health.loops.some(({ lastError, ageMs }) => lastError !== null || (ageMs ?? 0) > 60_000);
  if (failed || waiting > 10_000)
    return {
      ok: false,
      detail,
      fix: "The instance's output (LOG_LEVEL=info) tells why; a restart is safe at any moment.",
    };
  return { ok: true, detail };
}

/** Whether Claw Group answers at an address; a reason in words when it does not. */
async function answerAt(/** @type {string} */ url) {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(LIMIT_MS) });
    const { version, loops } = await answer.json();
    return version && loops ? null : "something else answers there";
  } catch (error) {
    if (error instanceof SyntaxError) return "something else answers there";
    const { message } = /** @type {Error} */ (/** @type {Error} */ (error).cause ?? error);
    return `it does not answer from this machine (${message})`;
  }
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

/** Is the address people and agents are told the one that leads here? @param {Patient} patient @returns {Promise<Finding>} */
export async function checkBaseUrl({ instance, settings }) {
  if (!instance) return notRunning;
  const { hostname } = new URL(instance.url);
  const told = `people and agents are sent to ${instance.url}`;
  const fix =
    "Set BASE_URL to the address others reach this machine by, such as https://claw.example.org, and restart.";
  if (hostname === "0.0.0.0" || hostname === "[::]")
    return { ok: false, detail: `${told}, which is no address to go to`, fix };
  const open = settings !== null && !LOOPBACK.has(String(settings.HOST));
  if (open && LOOPBACK.has(hostname))
    return { ok: false, detail: `${told}, but HOST opens it to machines where that leads nowhere`, fix };
  const problem = await answerAt(instance.url);
  return problem
    ? { ok: false, detail: `${told}: ${problem}`, fix }
    : { ok: true, detail: `${told}, and it answers` };
}
