import { skillKey } from "./match-words.ts";
import { readRecord, type SkillRecord, total } from "./skill-record.ts";

/** How an agent's record is said everywhere: “completed 3 of 4”, or that there is none yet. */
export const recordWords = (done: number, tries: number): string =>
  tries > 0 ? `completed ${done} of ${tries}` : "no record yet";

type ByKey = ReadonlyMap<string, SkillRecord>;
/** A row is never changed in place, so what was read of a record holds as long as the record is there. */
const memory = new WeakMap<Record<string, Partial<SkillRecord>>, ByKey>();
/** An agent's records by normalised skill. */
export function recordsByKey(record: Record<string, Partial<SkillRecord>>): ByKey {
  const known = memory.get(record);
  if (known) return known;
  const read = readRecords(record);
  memory.set(record, read);
  return read;
}

function readRecords(record: Record<string, Partial<SkillRecord>>): ByKey {
  const byKey = new Map<string, SkillRecord>();
  for (const [skill, stored] of Object.entries(record)) {
    const key = skillKey(skill);
    byKey.set(key, total([byKey.get(key), readRecord(stored)]));
  }
  return byKey;
}

/** What its declared profile is worth: as much as this many tasks done as well as it lets expect, at average speed and cost. */
const priorTasks = 4;
const priorSuccess = 0.75;
/** A reviewer's word counts this much of a task, beside the task itself. */
const verdictShare = 0.5;

const good = (record: SkillRecord) => record.done + verdictShare * record.accepted;
const bad = (record: SkillRecord) =>
  record.failed + record.stalled + verdictShare * (record.changes + record.rejected);

/** What an agent's record on a skill says, reckoned without the others: its declaration counts as four tasks at 0.75. */
const alone = (record: SkillRecord): number =>
  (good(record) + priorTasks * priorSuccess) / (good(record) + bad(record) + priorTasks);

export type Proof = { record: number; speed: number; cost: number };

/**
 * What the records prove of each agent, each part 0..1. Success: the mean of a Beta posterior. Good are tasks done and,
 * by half, work accepted at its first handing in; bad are tasks failed or stalled and, by half, work sent back or turned
 * down. The prior is worth four tasks: the mean of all agents, each counting once and starting at 0.75, times how much
 * of the skill the agent's profile declares (`declared`, 0..1, all of it when left out), so few samples stay near the declared
 * profile and many outweigh it. Speed and cost: T / (T + t) with T the mean seconds or dollars of all and t the agent's
 * own, shrunk alike: 0.5 is average, near 1 is much faster or cheaper.
 */
export function prove(records: readonly SkillRecord[], declared: readonly number[] = []): Proof[] {
  const proof = proofAmong(records);
  return records.map((record, i) => proof(record, declared[i]));
}

/** What is proven of one agent beside the records of all, as `prove` reckons it. */
export function proofAmong(
  records: readonly SkillRecord[],
): (record: SkillRecord, declared?: number) => Proof {
  const all = total(records);
  const mean = records.reduce((sum, record) => sum + alone(record), 0) / records.length;
  const relative = (sum: (record: SkillRecord) => number, record: SkillRecord): number => {
    const average = all.done > 0 ? sum(all) / all.done : 0;
    if (average <= 0) return 0.5;
    return average / (average + (sum(record) + priorTasks * average) / (record.done + priorTasks));
  };
  return (record, declared = 1) => ({
    record: (good(record) + priorTasks * mean * declared) / (good(record) + bad(record) + priorTasks),
    speed: relative((one) => one.seconds, record),
    cost: relative((one) => one.costUsd, record),
  });
}

/** What a declared skill alone lets expect, and what it is with this record, both 0..1, as `prove` reckons for one agent by itself; null without any sample. */
export function standingOf(record: SkillRecord): { declared: number; proven: number | null } {
  return { declared: priorSuccess, proven: good(record) + bad(record) > 0 ? alone(record) : null };
}
