import type { Agent } from "./agent.ts";
import type { AgentId, TaskId } from "./ids.ts";

import type { Task } from "./task.ts";

/** An agent with the number of open attempts it holds. */
export type MatchAgent = { agent: Agent; load: number };

/** Why an agent may not have a task; `why` is said after the agent's name (“Ada is offline”). */
export type Refusal = {
  kind:
    | "unable"
    | "author"
    | "excluded"
    | "gone"
    | "joining"
    | "paused"
    | "offline"
    | "away"
    | "busy"
    | "full";
  why: string;
  missing: string[];
};
/** The agents who worked on a task, by task; reviews need the entry of the reviewed task. */
export type Holders = ReadonlyMap<TaskId, readonly AgentId[]>;

const refuse = (kind: Refusal["kind"], why: string): Refusal => ({ kind, why, missing: [] });

/** Why an agent takes no task at all now: its status, presence, availability or a load that fills its places. */
export function stateRefusal({ agent, load }: MatchAgent): Refusal | null {
  if (agent.status === "revoked" || agent.status === "refused")
    return refuse("gone", "is not a member any more");
  if (agent.status === "pending_approval") return refuse("joining", "waits for a person's approval");
  if (agent.status === "verifying") return refuse("joining", "has not checked in yet");
  if (agent.status === "paused") return refuse("paused", "is paused");
  if (agent.presence === "offline") return refuse("offline", "is offline");
  if (agent.availability === "away") return refuse("away", "is away");
  if (agent.availability === "busy") return refuse("busy", "says it is busy");
  const places = agent.profile.max_concurrency;
  if (load >= places) return refuse("full", `has no free place (${load} of ${places} taken)`);
  return null;
}

const named = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");

/** Why an agent could not do the task even if it were free: required skills and tools its profile does not have. */
export function unableRefusal(skills: readonly string[], tools: readonly string[]): Refusal | null {
  if (skills.length + tools.length === 0) return null;
  const parts = [
    skills.length > 0 ? `the skill${skills.length > 1 ? "s" : ""} ${named(skills)}` : "",
    tools.length > 0 ? `the tool${tools.length > 1 ? "s" : ""} ${named(tools)}` : "",
  ];
  return {
    kind: "unable",
    why: `lacks ${parts.filter(Boolean).join(" and ")}`,
    missing: [...skills, ...tools],
  };
}

/** Why this agent may not have this task although it could do it: it wrote what is to be reviewed, or was excluded. */
export function taskRefusal(task: Task, agentId: AgentId, now: Date, holders: Holders): Refusal | null {
  if (task.reviewOf !== null) {
    const authors = holders.get(task.reviewOf);
    if (!authors) return refuse("author", "may be the author: who worked on the reviewed task is not known");
    if (authors.includes(agentId)) return refuse("author", "did the work under review");
  }
  for (const exclusion of task.excluded) {
    if (exclusion.agentId !== agentId) continue;
    if (exclusion.until !== null && Date.parse(exclusion.until) <= +now) continue;
    const until = exclusion.until === null ? "" : ` until ${exclusion.until}`;
    return refuse(
      "excluded",
      `is excluded from this task${until}${exclusion.reason ? `: ${exclusion.reason}` : ""}`,
    );
  }
  return null;
}
