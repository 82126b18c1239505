import type { Field } from "./match-field.ts";
import type { Holders } from "./match-refusal.ts";
import { type Row, rowOf } from "./match-row.ts";
import { degradedFactor, weightSum } from "./match-score.ts";
import { type Queued, queue } from "./match-urgency.ts";
import type { Task } from "./task.ts";

export type QueuedRow = Row & Queued<Task>;

/** The tasks in the order of serving, each compared with every agent. */
export const queuedRows = (tasks: readonly Task[], field: Field, now: Date, holders: Holders): QueuedRow[] =>
  queue(tasks, now).map((queued) => ({ ...queued, ...rowOf(queued.task, field, now, holders) }));

/** What is to be shared out, as numbers (see `assign`): a row a task, a column an agent. */
export type Problem = { values: Float64Array; rows: number; cols: number; places: number[][] };

export function problemOf(open: readonly QueuedRow[], field: Field): Problem {
  const places = placesOf(field);
  const values = valuesOf(open, places.length, places.flat().length);
  return { values, rows: open.length, cols: places.length, places };
}

const unit = 1e6;
/**
 * What a pair is worth, in whole millionths so that sums are exact: the score, the turn within the tier, and the tier
 * times more than all scores and turns can make together; so the tasks served are the most urgent ones that can be
 * served at all, and among those choices the total fit is the largest.
 */
function valuesOf(rows: readonly QueuedRow[], agents: number, places: number): Float64Array {
  const values = new Float64Array(rows.length * agents);
  const tiers = new Map(
    [...new Set(rows.map((row) => row.tier))].sort((a, b) => a - b).map((tier, i) => [tier, i + 1]),
  );
  const step = (2 * Math.min(rows.length, places) + 1) * unit;
  rows.forEach((row, r) => {
    const urgency = step * (tiers.get(row.tier) ?? 1) + Math.round(row.turn * unit);
    for (const i of row.able) values[r * agents + i] = urgency + Math.round((row.scores[i] ?? 0) * unit);
  });
  return values;
}

/** The free places of each agent, with what the load part of the score loses when the places before are taken too. */
function placesOf({ agents, weights }: Field): number[][] {
  const share = weights.load / Math.max(weightSum(weights), Number.MIN_VALUE);
  return agents.map(({ agent, load }) => {
    const places = agent.profile.max_concurrency;
    const loss = (share * unit * (agent.degradedAt ? degradedFactor : 1)) / places;
    return Array.from({ length: Math.max(0, places - load) }, (_, nth) => Math.round(nth * loss));
  });
}
