import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "../../bin/lib/stop.mjs";

/** A report by the rules takes no time, one by a model as long as its answer and the wait for its turn. */
const REPORT_MS = 120_000;

/**
 * Makes a run of a plan with its file and puts it into force; resolves with its id and its tasks' ids.
 * @param {import("./operator.mjs").Operator} operator
 * @param {{ workspaceId: string, plan: object, uploadId: string }} options
 */
export async function beginRun(operator, { workspaceId, plan, uploadId }) {
  const files = [{ upload_id: uploadId }];
  const { id: runId, status } = await operator.mutate("runs.create", { workspaceId, plan, files });
  if (status === "proposed") await operator.mutate("runs.approve", { runId });
  const { tasks } = await operator.query("runs.show", { runId });
  return { runId: String(runId), ids: tasks.map((/** @type {{ id: string }} */ task) => task.id) };
}

/**
 * The result of a run whose work is done: its files, the report first; `waits` for a person's verdict.
 * @param {import("./operator.mjs").Operator} operator
 * @param {string} runId
 * @param {AbortSignal} signal
 * @returns {Promise<{ artifacts: { id: string, name: string }[], waits: boolean }>}
 */
export async function readResult(operator, runId, signal) {
  for (const deadline = Date.now() + REPORT_MS; ; await sleep(300, undefined, { signal })) {
    const { card, result } = await operator.query("runs.show", { runId });
    if (result && ["in-review", "completed"].includes(card.status)) {
      const report = { id: result.reportId, name: "report.md" };
      return { artifacts: [report, ...result.artifacts], waits: card.status === "in-review" };
    }
    if (["failed", "aborted", "paused"].includes(card.status) || Date.now() > deadline)
      throw new Stop(`The work is done, but the run has no result: it is ${card.status}.`);
  }
}
