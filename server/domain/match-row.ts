// biome-ignore-all lint/style/noNonNullAssertion: the inner loop stays within the bounds of its arrays
import { byMerit, type Candidate, firstRefused } from "./match-candidate.ts";
import type { Closeness } from "./match-closeness.ts";
import type { Field } from "./match-field.ts";
import type { Group } from "./match-group.ts";
import { type Holders, type Refusal, taskRefusal } from "./match-refusal.ts";
import { continuityOf, type Parts, skillPart, weigh } from "./match-score.ts";
import type { Task } from "./task.ts";

/** One task compared with every agent of the field, by index; a refused agent scores 0. */
export type Row = {
  task: Task;
  group: Group;
  refusals: readonly (Refusal | null)[];
  able: readonly number[];
  refused: readonly number[];
  scores: Float64Array;
  /** Of the task's text to the profiles of the field. */
  closeness: Closeness;
  continuity: ReadonlyMap<number, number>;
};

/** Compares one task with every agent. The score is linear in its parts, so what tasks share is weighed only once. */
export function rowOf(task: Task, field: Field, now: Date, holders: Holders): Row {
  const group = field.group(task);
  const closeness = field.closeness(task);
  const continuity = continuityOf(task, field, holders);
  const refusals = refusalsOf(task, group, field, now, holders);
  const isOwn = refusals !== group.refusals;
  const able = isOwn ? group.able.filter((i) => refusals[i] === null) : group.able;
  const { base, perCloseness } = group;
  const scores = new Float64Array(field.agents.length);
  for (const i of able) scores[i] = base[i]! + perCloseness[i]! * closeness.to(field.profileOf[i]!);
  for (const [i, known] of continuity) {
    const degraded = Boolean(field.agents[i]?.agent.degradedAt);
    if (refusals[i] === null) scores[i]! += weigh({ ...noParts, continuity: known }, field.weights, degraded);
  }
  const refused = isOwn ? firstRefused(refusals) : group.refused;
  return { task, group, refusals, able, refused, scores, closeness, continuity };
}
const noParts: Parts = { skill: 0, record: 0, load: 0, speed: 0, cost: 0, continuity: 0 };

/** The refusals of the task's group, with the task's own: its reviewed authors and those it excludes. */
function refusalsOf(task: Task, group: Group, field: Field, now: Date, holders: Holders): Group["refusals"] {
  if (task.reviewOf === null && task.excluded.length === 0) return group.refusals;
  return field.agents.map(
    ({ agent }, i) =>
      group.unable[i] ?? taskRefusal(task, agent.id, now, holders) ?? group.refusals[i] ?? null,
  );
}

/** One agent of a row as a candidate; `close` are the words by which the task is close to it. */
export function candidateOf(row: Row, field: Field, i: number, close: readonly string[] = []): Candidate {
  const at = field.agents[i];
  if (!at) throw new RangeError(`no agent ${i} in the field`);
  const parts = row.group.parts(i);
  const refusal = row.refusals[i] ?? null;
  return {
    agentId: at.agent.id,
    eligible: refusal === null,
    why: refusal?.why ?? ableWords(close),
    score: row.scores[i] ?? 0,
    parts: {
      ...parts,
      skill: parts.skill + skillPart(row.task, 0, row.closeness.to(field.profileOf[i] ?? 0)),
      continuity: row.continuity.get(i) ?? 0,
    },
  };
}

const ableWords = (close: readonly string[]): string =>
  `could do it now${close.length > 0 ? `; close in ${close.join(", ")}` : ""}`;

/** The words by which a task is close to an agent of its row. */
export const closeWords = (row: Row, field: Field, i: number): string[] =>
  row.closeness.why(field.profileOf[i] ?? 0);

/** The indices of a row's agents, the best first, the refused last. */
export const ranked = (row: Row): number[] => row.refusals.map((_, i) => i).sort(byMerit(row));
