import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "../../bin/lib/stop.mjs";

const TOLD = new Set([
  "agent.activated",
  "task.assigned",
  "task.released",
  "task.submitted",
  "task.reviewed",
  "task.completed",
  "task.failed",
  "task.canceled",
  "task.unmatched",
  "late_result.kept",
]);
const BUSY = new Set(["assigned", "working", "input-required", "in-review"]);
/** Work that nobody can do for this long, while nothing else moves, will not be done. */
const STUCK_MS = 15_000;
const FINAL = new Set(["completed", "failed", "canceled"]);

/**
 * Tells every step of some tasks in plain words until all are done; resolves with the tasks and what was replaced.
 * Stops with what is stuck, and why, when one fails or time runs out.
 * @param {{ operator: import("./operator.mjs").Operator, workspaceId: string, ids: string[], since: number, seconds: number, signal: AbortSignal, tell: (line: string) => void }} options
 */
export async function followTasks({ operator, workspaceId, ids, since, seconds, signal, tell }) {
  const { sentence } = await import("../../server/domain/feed.ts");
  const known = await operator.query("agents.list", { workspaceId });
  const agents = new Map(
    known.map((/** @type {{ id: string, name: string }} */ agent) => [agent.id, agent.name]),
  );
  const titles = new Map();
  const names = {
    agent: (/** @type {string} */ id) => agents.get(id) ?? "an agent",
    member: () => "the owner",
    task: (/** @type {string} */ id) => titles.get(id) ?? "a task",
  };
  const released = new Map();
  const replaced = [];
  let seq = since;
  let stuckSince = Date.now();
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(300, undefined, { signal })) {
    const events = await operator.query("events.since", { workspaceId, since: seq });
    for (const event of events) {
      seq = event.seq;
      if (event.type === "agent.joined") agents.set(event.agentId, event.data.name);
      if (event.type === "task.created") titles.set(event.taskId, event.data.title);
      if (event.type === "task.released") released.set(event.taskId, event.data);
      const before = released.get(event.taskId);
      if (event.type === "task.completed" && before && before.agentId !== event.data.agentId) {
        replaced.push({
          task: names.task(event.taskId),
          from: names.agent(before.agentId),
          to: names.agent(event.data.agentId),
          status: before.status,
        });
      }
      const line = TOLD.has(event.type) ? sentence(event, names) : null;
      if (line) tell(`${event.at.slice(11, 19)}  ${line}`);
    }
    const tasks = await operator.query("tasks.list", { workspaceId });
    const ours = tasks.filter((/** @type {{ id: string }} */ task) => ids.includes(task.id));
    if (
      ours.length === ids.length &&
      ours.every((/** @type {{ status: string }} */ task) => task.status === "completed")
    )
      return { tasks: ours, replaced };
    const idle = ours.every((/** @type {{ status: string }} */ task) => !BUSY.has(task.status));
    const unmatched = ours.filter(
      (/** @type {{ status: string, gap: object | null }} */ task) => task.status === "ready" && task.gap,
    );
    if (!idle || unmatched.length === 0) stuckSince = Date.now();
    if (Date.now() - stuckSince > STUCK_MS)
      throw new Stop(`Nobody can go on:\n${unmatched.map(explain).join("\n")}`);
    const over = ours.filter(
      (/** @type {{ status: string }} */ task) => FINAL.has(task.status) && task.status !== "completed",
    );
    if (over.length > 0) throw new Stop(over.map(explain).join("\n"));
    if (Date.now() > deadline) {
      const open = tasks.filter((/** @type {{ status: string }} */ task) => !FINAL.has(task.status));
      throw new Stop(`Not done after ${seconds} s:\n${open.map(explain).join("\n")}`);
    }
  }
}

/** @param {{ title: string, status: string, gap?: { reason: string } | null, failure?: { message: string } | null, question?: string | null, evidence?: string | null }} task */
function explain({ title, status, gap, failure, question, evidence }) {
  const why =
    failure?.message ??
    gap?.reason ??
    (question
      ? `waits for an answer to “${question}”`
      : evidence
        ? `last heard: ${evidence}`
        : "no reason given");
  return `  “${title}” is ${status}: ${why}`;
}
