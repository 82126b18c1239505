import { assign } from "./assignment.ts";
import type { AgentId, TaskId } from "./ids.ts";
import { type Candidate, shortList } from "./match-candidate.ts";
import { type Field, fieldOf } from "./match-field.ts";
import { type Gap, gapOf } from "./match-gap.ts";
import { reasonFor } from "./match-reason.ts";
import type { Holders, MatchAgent } from "./match-refusal.ts";
import { candidateOf, type Row, ranked, rowOf } from "./match-row.ts";
import { degradedFactor, weightSum } from "./match-score.ts";
import { type Queued, queue } from "./match-urgency.ts";
import type { VectorLookup } from "./match-vectors.ts";
import type { MatchWeights } from "./match-weights.ts";
import type { Task } from "./task.ts";

export type { Candidate, Gap, Holders, MatchAgent };
/** One task given to one agent; `candidates` are the chosen, up to three runners-up and up to three who were refused. */
export type Match = {
  taskId: TaskId;
  agentId: AgentId;
  score: number;
  reason: string;
  candidates: Candidate[];
};

/** Every agent as a candidate for one task, the best first and the refused last, each with why; places are not shared out. */
export function candidatesFor(
  task: Task,
  agents: readonly MatchAgent[],
  weights: MatchWeights,
  now: Date,
  holders: Holders,
  vectors?: VectorLookup,
): Candidate[] {
  const field = fieldOf(agents, weights, vectors);
  const row = rowOf(task, field, now, holders);
  return ranked(row).map((i) => candidateOf(row, field, i, row.refusals[i] === null));
}

const unit = 1e6;
/**
 * What a pair is worth, in whole millionths so that sums are exact: the score, the turn within the tier, and the tier
 * times more than all scores and turns can make together; so the tasks served are the most urgent ones that can be
 * served at all, and among those choices the total fit is the largest.
 */
function valuesOf(rows: readonly (Row & Queued<Task>)[], agents: number, places: number): Float64Array {
  const values = new Float64Array(rows.length * agents);
  const tiers = new Map(
    [...new Set(rows.map((row) => row.tier))].sort((a, b) => a - b).map((tier, i) => [tier, i + 1]),
  );
  const step = (2 * Math.min(rows.length, places) + 1) * unit;
  rows.forEach((row, r) => {
    const urgency = step * (tiers.get(row.tier) ?? 1) + Math.round(row.turn * unit);
    row.refusals.forEach((refusal, i) => {
      if (refusal === null) values[r * agents + i] = urgency + Math.round((row.scores[i] ?? 0) * unit);
    });
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

/** Shares all ready tasks out to all free agents at once: what is matched, what nobody can do, and what must wait its turn. */
export function matchTasks(
  tasks: readonly Task[],
  agents: readonly MatchAgent[],
  weights: MatchWeights,
  now: Date,
  holders: Holders = new Map(),
  vectors?: VectorLookup,
): { matches: Match[]; gaps: Gap[]; busy: TaskId[] } {
  const field = fieldOf(agents, weights, vectors);
  const rows = queue(tasks, now).map((queued) => ({
    ...queued,
    ...rowOf(queued.task, field, now, holders),
  }));
  const gaps: Gap[] = [];
  const busy: TaskId[] = [];
  const open = rows.filter((row) => {
    if (row.refusals.includes(null)) return true;
    if (row.refusals.some((refusal) => refusal?.kind === "full" || refusal?.kind === "busy"))
      busy.push(row.task.id);
    else gaps.push(gapOf(row.task, row.refusals, field));
    return false;
  });
  const places = placesOf(field);
  const values = valuesOf(open, places.length, places.flat().length);
  const chosen = assign(values, open.length, places.length, places);
  const matches: Match[] = [];
  open.forEach((row, r) => {
    const agent = chosen[r] ?? -1;
    if (agent < 0) busy.push(row.task.id);
    else matches.push(matchOf(row, field, agent));
  });
  return { matches, gaps, busy };
}

function matchOf(row: Row, field: Field, agent: number): Match {
  const candidates = shortList(row, agent).map((i) => candidateOf(row, field, i, i === agent));
  const [chosen] = candidates;
  if (!chosen) throw new RangeError(`no agent ${agent} in the field`);
  const { agentId, score } = chosen;
  return { taskId: row.task.id, agentId, score, reason: reasonFor(row.task, field, candidates), candidates };
}
