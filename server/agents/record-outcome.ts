import type { Agent } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import { countOutcome, type Outcome } from "#server/domain/skill-record.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { countOnSkills } from "./count-on-skills.ts";

const day = 86_400_000;
const stallsToDegrade = 2;

/** Writes what an attempt's end says about its agent: counts per skill, and degraded after two stalls in 24 h until it completes one. */
export function recordOutcome(work: Work, task: Task, attempt: Attempt, outcome: Outcome): void {
  const agent = work.find("agent", attempt.agentId);
  if (!agent) return;
  const seconds = (+work.now - +(attempt.acceptedAt ?? attempt.offeredAt)) / 1000;
  const spent = { seconds, costUsd: attempt.usage?.cost_usd ?? 0 };
  const counted = countOnSkills(agent, task, (record) => countOutcome(record, outcome, spent));
  work.put("agent", judged(work, counted, outcome));
}

function judged(work: Work, agent: Agent, outcome: Outcome): Agent {
  if (outcome === "failed") return agent;
  if (outcome === "done") {
    if (!agent.degradedAt) return agent;
    work.emit("agent.recovered", { agentId: agent.id }, { name: agent.name });
    return { ...agent, degradedAt: null, stalls: [] };
  }
  const stalls = [...agent.stalls.filter((at) => at > +work.now - day), +work.now];
  if (stalls.length < stallsToDegrade || agent.degradedAt) return { ...agent, stalls };
  work.emit("agent.degraded", { agentId: agent.id }, { name: agent.name, stalls: stalls.length });
  return { ...agent, stalls, degradedAt: work.now };
}
