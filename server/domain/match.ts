import { assign } from "./assignment.ts";
import type { AgentId, TaskId } from "./ids.ts";
import { type Candidate, shortList } from "./match-candidate.ts";
import { type Field, fieldOf } from "./match-field.ts";
import { type Gap, gapOf } from "./match-gap.ts";
import { problemOf, queuedRows } from "./match-problem.ts";
import { reasonFor } from "./match-reason.ts";
import type { Holders, MatchAgent } from "./match-refusal.ts";
import { candidateOf, closeWords, type Row, ranked, rowOf } from "./match-row.ts";
import { tiesOf } from "./match-tie.ts";
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
  /** The candidates the rules could hardly tell apart, the chosen one among them or not; empty when one was clearly best. */
  tie: AgentId[];
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
  return ranked(row).map((i) =>
    candidateOf(row, field, i, row.refusals[i] === null ? closeWords(row, field, i) : []),
  );
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
  const rows = queuedRows(tasks, field, now, holders);
  const gaps: Gap[] = [];
  const busy: TaskId[] = [];
  const open = rows.filter((row) => {
    if (row.able.length > 0) return true;
    if (row.refusals.some((refusal) => refusal?.kind === "full" || refusal?.kind === "busy"))
      busy.push(row.task.id);
    else gaps.push(gapOf(row.task, row.refusals, field));
    return false;
  });
  const { values, places } = problemOf(open, field);
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
  // Where the text alone decides, the record says by which words it did.
  const close = row.task.skills.length === 0 ? closeWords(row, field, agent) : [];
  const candidates = shortList(row, agent).map((i) => candidateOf(row, field, i, i === agent ? close : []));
  const [chosen] = candidates;
  if (!chosen) throw new RangeError(`no agent ${agent} in the field`);
  const { agentId, score } = chosen;
  const reason = reasonFor(row.task, field, candidates, close);
  return { taskId: row.task.id, agentId, score, reason, candidates, tie: tiesOf(candidates) };
}
