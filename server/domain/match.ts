import { assign } from "./assignment.ts";
import type { AgentId, TaskId } from "./ids.ts";
import { type Field, fieldOf } from "./match-field.ts";
import { type Gap, gapOf } from "./match-gap.ts";
import { byMerit, type Candidate, reasonFor, shortList } from "./match-reason.ts";
import { type Holders, type MatchAgent, type Refusal, taskRefusal } from "./match-refusal.ts";
import {
  continuityOf,
  degradedFactor,
  loadPart,
  type Parts,
  skillPart,
  weigh,
  weightSum,
} from "./match-score.ts";
import { type Queued, queue } from "./match-urgency.ts";
import type { MatchWeights } from "./match-weights.ts";
import { taskWords } from "./skill-fit.ts";
import type { Task } from "./task.ts";

export type { Candidate, Gap, Holders, MatchAgent };
/** One task given to one agent; `candidates` are the chosen, up to five runners-up and up to five who were refused. */
export type Match = {
  taskId: TaskId;
  agentId: AgentId;
  score: number;
  reason: string;
  candidates: Candidate[];
};

type Row = {
  task: Task;
  refusals: (Refusal | null)[];
  scores: Float64Array;
  parts: (i: number) => Parts;
  field: Field;
};

/** Compares one task with every agent of the field; a refused agent scores 0. */
function rowOf(task: Task, field: Field, weights: MatchWeights, now: Date, holders: Holders): Row {
  const standings = field.standings(task);
  const closeness = field.closeness(taskWords(task));
  const continuity = continuityOf(task, field, holders);
  const special = task.reviewOf !== null || task.excluded.length > 0;
  const parts = (i: number): Parts => {
    const standing = standings[i];
    const at = field.agents[i];
    if (!standing || !at) throw new RangeError(`no agent ${i} in the field`);
    return {
      skill: skillPart(task, standing, closeness(i)),
      record: standing.record,
      load: loadPart(at.load, at.agent.profile.max_concurrency),
      speed: standing.speed,
      cost: standing.cost,
      continuity: continuity.get(i) ?? 0,
    };
  };
  const scores = new Float64Array(field.agents.length);
  const refusals = field.agents.map(({ agent }, i) => {
    const refusal =
      standings[i]?.unable ??
      (special ? taskRefusal(task, agent.id, now, holders) : null) ??
      field.states[i] ??
      null;
    if (!refusal) scores[i] = weigh(parts(i), weights, agent.degradedAt !== null);
    return refusal;
  });
  return { task, refusals, scores, parts, field };
}

function candidate(row: Row, i: number): Candidate {
  const at = row.field.agents[i];
  if (!at) throw new RangeError(`no agent ${i} in the field`);
  const refusal = row.refusals[i] ?? null;
  return {
    agentId: at.agent.id,
    eligible: refusal === null,
    why: refusal?.why ?? "could do it now",
    score: row.scores[i] ?? 0,
    parts: row.parts(i),
  };
}

/** Every agent as a candidate for one task, the best first and the refused last, each with why; places are not shared out. */
export function candidatesFor(
  task: Task,
  agents: readonly MatchAgent[],
  weights: MatchWeights,
  now: Date,
  holders: Holders = new Map(),
): Candidate[] {
  const row = rowOf(task, fieldOf(agents), weights, now, holders);
  return row.refusals
    .map((_, i) => i)
    .sort(byMerit(row.refusals, row.scores))
    .map((i) => candidate(row, i));
}

type Place = { agent: number; nth: number };
/** The free places of agents who could have any of the rows; no agent gives more than it could use. */
function placesOf(field: Field, rows: readonly Row[]): Place[] {
  return field.agents.flatMap(({ agent, load }, i) => {
    const wanted = rows.reduce((count, row) => count + Number(row.refusals[i] === null), 0);
    const free = Math.min(agent.profile.max_concurrency - load, wanted);
    return Array.from({ length: Math.max(0, free) }, (_, nth) => ({ agent: i, nth }));
  });
}

const unit = 1e6;
/**
 * What a pair is worth, in whole millionths so that sums are exact: the score, the turn within the tier, and the tier
 * times more than all scores and turns can make together; so the tasks served are the most urgent ones that can be
 * served at all, and among those choices the total fit is the largest. An agent's second place is worth less than its first.
 */
function valuesOf(
  rows: readonly (Row & Queued<Task>)[],
  places: readonly Place[],
  weights: MatchWeights,
): Float64Array {
  const values = new Float64Array(rows.length * places.length);
  const tiers = [...new Set(rows.map((row) => row.tier))].sort((a, b) => a - b);
  const step = (2 * Math.min(rows.length, places.length) + 1) * unit;
  const loadStep = weights.load / Math.max(weightSum(weights), Number.MIN_VALUE);
  const lessFor = places.map(({ agent, nth }) => {
    const at = rows[0]?.field.agents[agent]?.agent;
    return at ? (nth / at.profile.max_concurrency) * loadStep * (at.degradedAt ? degradedFactor : 1) : 0;
  });
  rows.forEach((row, r) => {
    const urgency = step * (tiers.indexOf(row.tier) + 1) + Math.round(row.turn * unit);
    places.forEach(({ agent }, p) => {
      if (row.refusals[agent] === null)
        values[r * places.length + p] =
          urgency + Math.round(((row.scores[agent] ?? 0) - (lessFor[p] ?? 0)) * unit);
    });
  });
  return values;
}

/** Shares all ready tasks out to all free agents at once: what is matched, what nobody can do, and what must wait its turn. */
export function matchTasks(
  tasks: readonly Task[],
  agents: readonly MatchAgent[],
  weights: MatchWeights,
  now: Date,
  holders: Holders = new Map(),
): { matches: Match[]; gaps: Gap[]; busy: TaskId[] } {
  const field = fieldOf(agents);
  const rows = queue(tasks, now).map((queued) => ({
    ...queued,
    ...rowOf(queued.task, field, weights, now, holders),
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
  const places = placesOf(field, open);
  const chosen = assign(valuesOf(open, places, weights), open.length, places.length);
  const matches: Match[] = [];
  open.forEach((row, r) => {
    const place = places[chosen[r] ?? -1];
    if (!place) busy.push(row.task.id);
    else matches.push(matchOf(row, place.agent));
  });
  return { matches, gaps, busy };
}

function matchOf(row: Row, agent: number): Match {
  const short = shortList(row.refusals, row.scores, agent);
  const candidates = short.map((i) => candidate(row, i));
  const at = row.field.agents[agent]?.agent;
  if (!at) throw new RangeError(`no agent ${agent} in the field`);
  return {
    taskId: row.task.id,
    agentId: at.id,
    score: row.scores[agent] ?? 0,
    reason: reasonFor(row.task, row.field, candidates),
    candidates,
  };
}
