import type { SkillRecord } from "./agent.ts";
import { skillKey } from "./match-words.ts";

/** Adds records up; the same record twice counts once. */
export function total(records: Iterable<SkillRecord | undefined>): SkillRecord {
  const sum = { done: 0, failed: 0, stalled: 0, seconds: 0, costUsd: 0 };
  const seen = new Set<SkillRecord>();
  for (const one of records) {
    if (!one || seen.has(one)) continue;
    seen.add(one);
    sum.done += one.done;
    sum.failed += one.failed;
    sum.stalled += one.stalled;
    sum.seconds += one.seconds;
    sum.costUsd += one.costUsd;
  }
  return sum;
}

/** An agent's records by normalised skill. */
export function recordsByKey(record: Record<string, SkillRecord>): Map<string, SkillRecord> {
  const byKey = new Map<string, SkillRecord>();
  for (const [skill, one] of Object.entries(record)) {
    const key = skillKey(skill);
    byKey.set(key, total([byKey.get(key), one]));
  }
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
