import type { SkillRecord } from "./agent.ts";
import { skillKey } from "./match-words.ts";

const none: SkillRecord = { done: 0, failed: 0, stalled: 0, seconds: 0, costUsd: 0 };
const add = (a: SkillRecord, b: SkillRecord): SkillRecord => ({
  done: a.done + b.done,
  failed: a.failed + b.failed,
  stalled: a.stalled + b.stalled,
  seconds: a.seconds + b.seconds,
  costUsd: a.costUsd + b.costUsd,
});
/** Adds records up. */
export const total = (records: Iterable<SkillRecord>): SkillRecord => [...records].reduce(add, none);

/** An agent's records by normalised skill. */
export function recordsByKey(record: Record<string, SkillRecord>): Map<string, SkillRecord> {
  const byKey = new Map<string, SkillRecord>();
  for (const [skill, one] of Object.entries(record))
    byKey.set(skillKey(skill), add(byKey.get(skillKey(skill)) ?? none, one));
  return byKey;
}

/** A newcomer counts as someone who has done this many tasks averagely well, averagely fast, at average cost. */
const priorTasks = 4;
const priorSuccess = 0.75;
const tried = (record: SkillRecord) => record.done + record.failed + record.stalled;

export type Proof = { record: number; speed: number; cost: number };

/**
 * What the records prove of each agent, each part 0..1. Success: the mean of a Beta posterior whose prior is worth
 * four tasks at the mean of all agents (that mean itself starts at 0.75). Speed and cost: T / (T + t) with T the mean
 * seconds or dollars of all and t the agent's own, shrunk alike: 0.5 is average, near 1 is much faster or cheaper.
 */
export function prove(records: readonly SkillRecord[]): Proof[] {
  const all = total(records);
  const mean = (all.done + priorTasks * priorSuccess) / (tried(all) + priorTasks);
  const relative = (sum: (record: SkillRecord) => number, record: SkillRecord): number => {
    const average = all.done > 0 ? sum(all) / all.done : 0;
    if (average <= 0) return 0.5;
    return average / (average + (sum(record) + priorTasks * average) / (record.done + priorTasks));
  };
  return records.map((record) => ({
    record: (record.done + priorTasks * mean) / (tried(record) + priorTasks),
    speed: relative((one) => one.seconds, record),
    cost: relative((one) => one.costUsd, record),
  }));
}
