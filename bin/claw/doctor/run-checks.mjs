import { root } from "../find-instance.mjs";
import { Refused } from "../refused.mjs";
import { checkClock, checkDatabase, checkMigrations } from "./check-database.mjs";
import { checkBaseUrl, checkHealth, checkInstance, checkLoops, checkPort } from "./check-instance.mjs";
import { checkBuild, checkNode, checkPackages } from "./check-machine.mjs";
import { checkDataFolder, checkDisk, checkSettings } from "./check-settings.mjs";
import { checkSocket } from "./check-socket.mjs";
import { checkAgents, checkWork } from "./check-workspaces.mjs";

/**
 * @typedef {{ ok: boolean | null, detail: string, fix?: string }} Finding `ok: null` could not be checked, and `detail` says why
 * @typedef {{ dataDir: string, operator: import("../operator.mjs").Operator, settings: Record<string, string | number> | null,
 *   instance: import("../find-instance.mjs").Instance | null, health: Health | null, database: import("./connect.mjs").Database | null }} Patient
 *   what is known so far; a check fills in what the next ones need
 * @typedef {{ ok: boolean, version: string, database: { ok: boolean, ms: number | null, error: string | null },
 *   loops: { name: string, ageMs: number | null, lastMs: number, lastError: string | null }[],
 *   queues: { workspaceId: string, depth: number, oldestMs: number, oldestDeliveryMs: number }[], eventLoopLagMs: number, memoryMb: number }} Health
 */

/** In the order a support person would ask: the machine, the settings, the data, what runs, and what it does. */
const CHECKS = /** @type {[string, (patient: Patient) => Finding | Promise<Finding>][]} */ ([
  ["node", checkNode],
  ["packages", checkPackages],
  ["build", checkBuild],
  ["settings", checkSettings],
  ["data folder", checkDataFolder],
  ["disk", checkDisk],
  ["instance", checkInstance],
  ["port", checkPort],
  ["health", checkHealth],
  ["loops", checkLoops],
  ["database", checkDatabase],
  ["migrations", checkMigrations],
  ["clock", checkClock],
  ["socket", checkSocket],
  ["base url", checkBaseUrl],
  ["agents", checkAgents],
  ["work", checkWork],
]);

/** @returns {Promise<Finding>} */
async function examine(
  /** @type {(patient: Patient) => Finding | Promise<Finding>} */ check,
  /** @type {Patient} */ patient,
) {
  try {
    return await check(patient);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, detail: error.message };
    return {
      ok: false,
      detail: `the check itself broke: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/**
 * Runs every check; the whole is ok when no check says no.
 * @param {string} dataDir
 * @param {import("../operator.mjs").Operator} operator
 */
export async function runChecks(dataDir, operator) {
  /** @type {Patient} */
  const patient = { dataDir, operator, settings: null, instance: null, health: null, database: null };
  const checks = [];
  for (const [name, check] of CHECKS) {
    const { ok, detail, fix = null } = await examine(check, patient);
    checks.push({ name, ok, detail, fix: ok === true && !fix ? null : fix });
  }
  await patient.database?.end();
  return {
    ok: checks.every((check) => check.ok !== false),
    at: new Date().toISOString(),
    checkout: root,
    dataDir,
    checks,
  };
}
