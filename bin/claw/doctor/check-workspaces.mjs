import { notRunning } from "./check-instance.mjs";

/** @typedef {import("./run-checks.mjs").Finding} Finding */
/** @typedef {import("./run-checks.mjs").Patient} Patient */
/** @typedef {{ name: string, status: string, presence: string, lastSeenAt: string | null }} AgentRow */
/** @typedef {{ title: string, status: string, gap: { reason: string } | null, failure: { message: string } | null }} TaskRow */

const SHOWN = 5;

/** A few names of many. */
function some(/** @type {string[]} */ names) {
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Workspaces with what belongs to each, over the running instance. */
async function inWorkspaces(/** @type {Patient} */ { operator }, /** @type {string} */ procedure) {
  /** @type {{ id: string, name: string, pausedAt: string | null }[]} */
  const workspaces = await operator.query("workspaces.list");
  return Promise.all(
    workspaces.map(async (workspace) => ({
      workspace,
      rows: await operator.query(procedure, { workspaceId: workspace.id }),
    })),
  );
}

/** Who is not there. An agent that is switched off is no fault of the instance, so this never says no. @param {Patient} patient @returns {Promise<Finding>} */
export async function checkAgents(patient) {
  if (!patient.health) return notRunning;
  const found = await inWorkspaces(patient, "agents.list");
  const all = found.flatMap(({ workspace, rows }) =>
    rows.map((/** @type {AgentRow} */ row) => ({ ...row, at: `${row.name} (${workspace.name})` })),
  );
  const names = (/** @type {(row: AgentRow) => boolean} */ test) => all.filter(test).map(({ at }) => at);
  const online = names(({ status, presence }) => status === "active" && presence === "online");
  const offline = names(({ status, presence }) => status === "active" && presence === "offline");
  const verifying = names(({ status }) => status === "verifying");
  const waiting = names(({ status }) => status === "pending_approval");
  const parts = [`${online.length} online`];
  const fixes = [];
  if (offline.length > 0) {
    parts.push(`${offline.length} offline: ${some(offline)}`);
    fixes.push("Start the programs of the offline ones.");
  }
  if (verifying.length > 0) {
    parts.push(`${verifying.length} that never answered agent.ping: ${some(verifying)}`);
    fixes.push(
      "An agent must answer agent.ping with POST /check-in {nonce} before it gets work (docs/agent-protocol.md).",
    );
  }
  if (waiting.length > 0) {
    parts.push(`${waiting.length} waiting for approval: ${some(waiting)}`);
    fixes.push("Approve them: npm run -s claw -- agent approve AGENT_ID");
  }
  return { ok: true, detail: parts.join("; "), ...(fixes.length > 0 ? { fix: fixes.join(" ") } : {}) };
}

/** What does not move, and why. A gap or a question is people's to close, so this never says no. @param {Patient} patient @returns {Promise<Finding>} */
export async function checkWork(patient) {
  if (!patient.health) return notRunning;
  const found = await inWorkspaces(patient, "tasks.list");
  const all = /** @type {TaskRow[]} */ (found.flatMap(({ rows }) => rows));
  const paused = found.filter(({ workspace }) => workspace.pausedAt).map(({ workspace }) => workspace.name);
  const unmatched = all
    .filter(({ status, gap }) => status === "ready" && gap)
    .map(({ title, gap }) => `“${title}” (${gap?.reason})`);
  const asking = all.filter(({ status }) => status === "input-required").map(({ title }) => `“${title}”`);
  const failed = all
    .filter(({ status }) => status === "failed")
    .map(({ title, failure }) => `“${title}” (${failure?.message.slice(0, 100)})`);
  const open = all.filter(({ status }) => status !== "completed" && status !== "canceled");
  const parts = [`${found.length} workspaces, ${all.length} tasks, ${open.length} open`];
  if (paused.length > 0) parts.push(`paused: ${some(paused)}`);
  if (unmatched.length > 0) parts.push(`nobody can do: ${some(unmatched)}`);
  if (asking.length > 0) parts.push(`waiting for an answer: ${some(asking)}`);
  if (failed.length > 0) parts.push(`failed: ${some(failed)}`);
  return { ok: true, detail: parts.join("; ") };
}
