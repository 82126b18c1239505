import { byMerit, type Candidate } from "./match-candidate.ts";
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
  scores: Float64Array;
  closeness: Float64Array;
  continuity: ReadonlyMap<number, number>;
};

/** Compares one task with every agent. The score is linear in its parts, so what tasks share is weighed only once. */
export function rowOf(task: Task, field: Field, now: Date, holders: Holders): Row {
  const group = field.group(task);
  const closeness = field.closeness(task);
  const continuity = continuityOf(task, field, holders);
  const refusals =
    task.reviewOf === null && task.excluded.length === 0
      ? group.refusals
      : field.agents.map(
          ({ agent }, i) =>
            group.unable[i] ?? taskRefusal(task, agent.id, now, holders) ?? group.refusals[i] ?? null,
        );
  const perCloseness = weigh({ ...noParts, skill: skillPart(task, 0, 1) }, field.weights, false);
  const degradedCloseness = weigh({ ...noParts, skill: skillPart(task, 0, 1) }, field.weights, true);
  const scores = new Float64Array(field.agents.length);
  refusals.forEach((refusal, i) => {
    if (refusal !== null) return;
    const slope = field.agents[i]?.agent.degradedAt ? degradedCloseness : perCloseness;
    scores[i] = (group.base[i] ?? 0) + slope * (closeness[i] ?? 0);
  });
  for (const [i, known] of continuity) {
    const degraded = Boolean(field.agents[i]?.agent.degradedAt);
    if (refusals[i] === null)
      scores[i] = (scores[i] ?? 0) + weigh({ ...noParts, continuity: known }, field.weights, degraded);
  }
  return { task, group, refusals, scores, closeness, continuity };
}
const noParts: Parts = { skill: 0, record: 0, load: 0, speed: 0, cost: 0, continuity: 0 };

/** One agent of a row as a candidate; `explained`: also by which words the task is close to it. */
export function candidateOf(row: Row, field: Field, i: number, explained = false): Candidate {
  const parts = row.group.parts[i];
  const at = field.agents[i];
  if (!parts || !at) throw new RangeError(`no agent ${i} in the field`);
  const refusal = row.refusals[i] ?? null;
  return {
    agentId: at.agent.id,
    eligible: refusal === null,
    why: refusal?.why ?? ableWords(explained ? field.whyClose(row.task, i) : []),
    score: row.scores[i] ?? 0,
    parts: {
      ...parts,
      skill: parts.skill + skillPart(row.task, 0, row.closeness[i] ?? 0),
      continuity: row.continuity.get(i) ?? 0,
    },
  };
}

const ableWords = (close: readonly string[]): string =>
  `could do it now${close.length > 0 ? `; close in ${close.join(", ")}` : ""}`;

/** The indices of a row's agents, the best first, the refused last. */
export const ranked = (row: Row): number[] => row.refusals.map((_, i) => i).sort(byMerit(row));
