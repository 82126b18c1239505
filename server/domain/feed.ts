import { type ClawEvent, isType } from "./event.ts";
import type { EventType } from "./event-data.ts";
import type { Actor } from "./member.ts";

/** How a feed names things: by id, with a fallback for what is gone. */
export type Names = {
  agent: (id: string) => string;
  member: (id: string) => string;
  task: (id: string) => string | null;
  run?: (id: string) => string | null;
};

const who = (actor: Actor, names: Names): string => {
  if (actor.kind === "human") return names.member(actor.id);
  if (actor.kind === "agent") return names.agent(actor.id);
  return actor.kind === "coordinator" ? "The coordinator" : "The workspace";
};

const short = (text: string, max = 90): string =>
  text.length > max ? `${text.slice(0, max - 1).trimEnd()}…` : text;
const why = (text: string): string => (text ? `: ${short(text)}` : "");

type Say<T extends EventType> = (
  data: ClawEvent<T>["data"],
  facts: { task: string; run: string; agent: string; by: string; names: Names },
) => string;
type Phrases = { [T in EventType]: Say<T> | null };

/** One line per type of event, in plain words; null for what a feed does not tell. */
const phrases: Phrases = {
  "workspace.created": (d, { by }) => `${by} opened the workspace “${d.name}”`,
  "workspace.edited": (d, { by }) => `${by} changed the workspace’s ${d.fields.join(", ")}`,
  "workspace.paused": (d, { by }) => `${by} paused everything${why(d.reason)}`,
  "workspace.resumed": (_, { by }) => `${by} resumed the work`,
  "coordinator.took_over": (d) =>
    `The coordinator is back; ${d.openAttempts === 1 ? "1 attempt is" : `${d.openAttempts} attempts are`} still open`,
  "member.joined": (d) => (d.kind === "human" ? `${d.name} joined as ${d.role}` : ""),
  "member.edited": (d) => `${d.name} is now ${d.role}`,
  "member.removed": (d) => `${d.name} was removed`,
  "invite.created": (d, { by }) => `${by} made an invite for ${d.kind === "agent" ? "an agent" : "a person"}`,
  "registration_token.created": (d, { by }) => `${by} made a registration token for ${d.uses} agents`,
  "agent.joined": (d) => `${d.name} asked to join (${d.framework})`,
  "agent.approved": (d, { by }) => `${by} approved ${d.name}`,
  "agent.refused": (d, { by }) => `${by} refused ${d.name}`,
  "agent.claimed": (d) => `${d.name} fetched its key`,
  "agent.activated": (d) => `${d.name} is ready for work`,
  "agent.edited": (d, { by }) => `${by} changed ${d.name}’s ${d.fields.join(", ")}`,
  "agent.keys_rotated": (d) => `${d.name} has new keys`,
  "agent.paused": (d, { by }) => `${by} paused ${d.name}`,
  "agent.resumed": (d, { by }) => `${by} resumed ${d.name}`,
  "agent.revoked": (d, { by }) => `${by} revoked ${d.name}`,
  "agent.came_online": (d) => `${d.name} is back`,
  "agent.went_offline": (d) => `${d.name} went offline${why(d.reason)}`,
  "agent.degraded": (d) => `${d.name} stalled ${d.stalls} times and gets less work for now`,
  "agent.recovered": (d) => `${d.name} is reliable again`,
  "agent.record_reset": (d, { by }) =>
    `${by} reset ${d.name}’s record${d.whole ? "" : ` on ${d.skills.join(", ")}`}`,
  "task.created": (d, { by }) => `${by} wrote “${short(d.title)}”`,
  "task.edited": (d, { by, task }) => `${by} changed ${d.fields.join(", ") || "nothing"} of ${task}`,
  "task.moved": (d, { by, task }) => `${by} moved ${task} (${d.priority})`,
  "task.readied": (d, { task }) => `${task} is ready${why(d.reason)}`,
  "task.unmatched": (d, { task }) => `Nobody can do ${task}${why(d.reason)}`,
  "task.assigned": (d, { by, task, names }) =>
    `${by} gave ${task} to ${names.agent(d.agentId)}${why(d.reason)}`,
  "task.accepted": (d, { task, names }) => `${names.agent(d.agentId)} took on ${task}`,
  "task.released": (d, { task, names }) =>
    `${names.agent(d.agentId)} no longer holds ${task}${why(d.message)}`,
  "task.asked": (d, { task, names }) =>
    `${names.agent(d.agentId)} asks about ${task}: “${short(d.question)}”`,
  "task.answered": (d, { by, task }) => `${by} answered about ${task}: “${short(d.answer)}”`,
  "task.submitted": (d, { task, names }) => `${names.agent(d.agentId)} handed in ${task}${why(d.summary)}`,
  "task.reviewed": (d, { by, task }) =>
    d.by === "checks" && d.verdict === "accepted"
      ? `The checks found nothing wrong with ${task}${why(d.comment)}`
      : `${d.by === "checks" ? "The checks" : by} ${verdictWords[d.verdict] ?? d.verdict} ${task}${d.total > 0 ? `, ${d.passed} of ${d.total}` : ""}${why(d.comment)}`,
  "task.completed": (_, { task }) => `${task} is done`,
  "task.failed": (d, { task }) => `${task} failed${why(d.message)}`,
  "task.canceled": (d, { by, task }) => `${by} canceled ${task}${why(d.reason)}`,
  "task.deadline_passed": (_, { task }) => `The deadline of ${task} has passed`,
  "task.retried": (d, { task }) => `${task} is tried again${why(d.reason)}`,
  "attempt.progressed": (d, { agent, task }) =>
    `${agent} is at ${d.percent ?? "?"} % of ${task}${why(d.note ?? "")}`,
  "attempt.went_quiet": (_, { agent, task }) => `${agent} has gone quiet on ${task}`,
  "attempt.came_back": (_, { agent, task }) => `${agent} is heard again on ${task}`,
  "attempt.suspected": (d, { agent, task }) =>
    `${agent} shows no progress on ${task} for ${Math.round(d.silentSeconds)} s`,
  "activity.posted": (d, { agent, task }) => (d.ephemeral ? "" : `${agent} on ${task}: ${short(d.body)}`),
  "artifact.added": (d, { agent }) =>
    `${agent} delivered “${short(d.name, 60)}”${d.version > 1 ? ` (version ${d.version})` : ""}`,
  "late_result.kept": (_, { agent, task }) => `A late result of ${agent} for ${task} was kept aside`,
  "late_result.used": (_, { by, agent, task }) => `${by} used the late result of ${agent} for ${task}`,
  "message.posted": (d) => `${d.author}: ${short(d.body)}`,
  "run.created": (d, { by }) => `${by} set a goal: “${short(d.title)}”`,
  "run.asked": (d, { by }) => `${by} asked for a plan${why(d.words)}`,
  "run.planned": (d, { by, run }) =>
    `${by} proposed a plan for ${run}: ${d.tasks} tasks${d.problems > 0 ? `, ${d.problems} problems to mend` : ""}`,
  "run.approved": (d, { by, run }) =>
    d.auto ? `${run} began by itself, as its policy says` : `${by} approved plan ${d.version} of ${run}`,
  "run.plan_discarded": (d, { by, run }) => `${by} discarded plan ${d.version} of ${run}${why(d.reason)}`,
  "run.paused": (d, { by, run }) => `${by} paused ${run}${why(d.words)}`,
  "run.resumed": (_, { by, run }) => `${by} resumed ${run}`,
  "run.edited": (d, { by, run }) => `${by} changed ${d.fields.join(", ") || "nothing"} of ${run}`,
  "run.checkpoint_reached": (d, { run }) => `${run} reached a checkpoint${why(d.note)}`,
  "run.consolidating": (_, { run }) => `All work of ${run} is done; its result is put together`,
  "run.consolidated": (d, { run }) =>
    `The result of ${run} is there: ${d.criteria > 0 ? `${d.met} of ${d.criteria} criteria met, ` : ""}${d.artifacts === 1 ? "1 deliverable" : `${d.artifacts} deliverables`}`,
  "run.reviewed": (d, { by, run }) =>
    `${by} ${d.accepted ? "accepted" : "sent back"} the result of ${run}${why(d.comment)}`,
  "run.completed": (_, { run }) => `${run} is complete`,
  "run.failed": (d, { run }) => `${run} failed${why(d.message)}`,
  "run.aborted": (d, { by, run }) => `${by} aborted ${run}${why(d.reason)}`,
  "task.split": (d, { by, task }) => `${by} split ${task} into ${d.parts} parts${why(d.reason)}`,
  "task.recovered": (d, { by, task }) =>
    `${by} decided on ${task}: ${d.action.replaceAll("_", " ")}${why(d.reason)}`,
  "decision.made": (d, { by }) => `${by} decided (${d.kind})${why(d.reason)}`,
  "decision.overruled": (d, { by }) => `${by} overruled a decision (${d.kind})${why(d.words)}`,
  "budget.warned": (d, { run }) =>
    `${d.of === "run" ? run : "This month"} has reached its soft limit: $${d.usd.toFixed(2)}, ${d.tokens} tokens`,
  "budget.exhausted": (d, { run }) =>
    `The budget of ${d.of === "run" ? run : "this month"} is used up (${d.limit})`,
  "call.settled": (d) => `A call to the model (${d.kind}) cost $${d.usd.toFixed(4)}, ${d.tokens} tokens`,
  "coordinator.changed": (d) =>
    d.mode === "model" ? `The model coordinates again (${d.words})` : `The rules coordinate${why(d.words)}`,
  "model.edited": (d, { by }) => `${by} changed the model’s ${d.fields.join(", ")}`,
  "playbook.saved": (d, { by }) => `${by} saved the playbook “${short(d.title)}”`,
  "playbook.removed": (d, { by }) => `${by} removed the playbook “${short(d.title)}”`,
  "delivery.failed": (d, { agent }) => `${agent} could not be reached after ${d.tries} tries${why(d.error)}`,
};
const verdictWords: Record<string, string> = {
  accepted: "accepted",
  changes_requested: "asked for changes to",
  rejected: "rejected",
};

function titled(taskId: string | null, names: Names): string {
  const title = taskId && names.task(taskId);
  return title ? `“${short(title, 60)}”` : "an older task";
}

function runTitled(runId: string | null, names: Names): string {
  const title = runId && names.run?.(runId);
  return title ? `“${short(title, 60)}”` : "the run";
}

/** An event in plain words, without its time; null when there is nothing to tell. */
export function sentence(event: ClawEvent, names: Names): string | null {
  const facts = {
    task: titled(event.taskId, names),
    run: runTitled(event.runId, names),
    agent: event.agentId ? names.agent(event.agentId) : who(event.actor, names),
    by: who(event.actor, names),
    names,
  };
  return say(event, facts) || null;
}

function say<T extends EventType>(event: ClawEvent<T>, facts: Parameters<Say<T>>[1]): string {
  const phrase: Phrases[T] = phrases[event.type];
  return phrase ? phrase(event.data, facts) : "";
}

/** True for what a person looking away would want to have heard: a task that changed hands or column, an agent that came or went. */
export const isNews = (event: ClawEvent): boolean =>
  !(
    isType(event, "activity.posted") ||
    isType(event, "attempt.progressed") ||
    isType(event, "attempt.came_back") ||
    isType(event, "task.edited") ||
    isType(event, "call.settled") ||
    isType(event, "decision.made")
  );
