/** What an agent has proven on one skill. */
export type SkillRecord = {
  /** Attempts by how they ended. */
  done: number;
  failed: number;
  stalled: number;
  /** Verdicts on its work: accepted at the first handing in, sent back for changes, turned down. */
  accepted: number;
  changes: number;
  rejected: number;
  /** Over the completed ones; `lastSeconds` are the newest of them, the newest last. */
  seconds: number;
  costUsd: number;
  lastSeconds: readonly number[];
};

const blank: SkillRecord = {
  done: 0,
  failed: 0,
  stalled: 0,
  accepted: 0,
  changes: 0,
  rejected: 0,
  seconds: 0,
  costUsd: 0,
  lastSeconds: [],
};
/** Tasks that ask for no skill are counted under this name. */
export const anySkill = "*";

const samplesKept = 15;
const kept = (samples: readonly number[]): readonly number[] => samples.slice(-samplesKept);

/** A record as it was stored, with what an older row does not have. */
export const readRecord = (stored: Partial<SkillRecord> | undefined): SkillRecord => ({
  ...blank,
  ...stored,
});

export type Outcome = "done" | "failed" | "stalled";
/** Counts how an attempt ended; its seconds and dollars only when it completed the task. */
export function countOutcome(
  record: SkillRecord,
  outcome: Outcome,
  { seconds, costUsd }: { seconds: number; costUsd: number },
): SkillRecord {
  const counted = { ...record, [outcome]: record[outcome] + 1 };
  if (outcome !== "done") return counted;
  return {
    ...counted,
    seconds: record.seconds + seconds,
    costUsd: record.costUsd + costUsd,
    lastSeconds: kept([...record.lastSeconds, Math.round(seconds)]),
  };
}

/** Adds records up; the same record twice counts once. */
export function total(records: Iterable<SkillRecord | undefined>): SkillRecord {
  let sum = blank;
  for (const one of new Set(records)) if (one) sum = sum === blank ? one : plus(sum, one);
  return sum;
}

const plus = (a: SkillRecord, b: SkillRecord): SkillRecord => ({
  done: a.done + b.done,
  failed: a.failed + b.failed,
  stalled: a.stalled + b.stalled,
  accepted: a.accepted + b.accepted,
  changes: a.changes + b.changes,
  rejected: a.rejected + b.rejected,
  seconds: a.seconds + b.seconds,
  costUsd: a.costUsd + b.costUsd,
  lastSeconds: kept([...a.lastSeconds, ...b.lastSeconds]),
});

/** Attempts that ended at all. */
export const tries = ({ done, failed, stalled }: SkillRecord): number => done + failed + stalled;

/** The middle of the last completed ones' seconds; the mean where an older row kept none; null before the first. */
export function typicalSeconds({ done, seconds, lastSeconds }: SkillRecord): number | null {
  const sorted = lastSeconds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle ?? (done > 0 ? seconds / done : null);
}
