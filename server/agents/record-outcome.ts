import type { Agent, SkillRecord } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

const day = 86_400_000;
const stallsToDegrade = 2;
const blank: SkillRecord = { done: 0, failed: 0, stalled: 0, seconds: 0, costUsd: 0 };
/** Tasks without a skill are counted under this name. */
const anySkill = "*";

/** Writes what an attempt's end says about its agent: counts per skill, and degraded after two stalls in 24 h until it completes one. */
export function recordOutcome(
  work: Work,
  task: Task,
  attempt: Attempt,
  outcome: "done" | "failed" | "stalled",
): void {
  const agent = work.find("agent", attempt.agentId);
  if (!agent) return;
  const record = { ...agent.record };
  const seconds = outcome === "done" ? (+work.now - +(attempt.acceptedAt ?? attempt.offeredAt)) / 1000 : 0;
  for (const skill of task.skills.length > 0 ? task.skills : [anySkill]) {
    const old = record[skill] ?? blank;
    const costUsd = old.costUsd + (outcome === "done" ? (attempt.usage?.cost_usd ?? 0) : 0);
    record[skill] = { ...old, [outcome]: old[outcome] + 1, seconds: old.seconds + seconds, costUsd };
  }
  work.put("agent", judged(work, { ...agent, record }, outcome));
}

function judged(work: Work, agent: Agent, outcome: "done" | "failed" | "stalled"): Agent {
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
