import type { AgentId } from "./ids.ts";
import type { Refusal } from "./match-refusal.ts";
import type { Parts } from "./match-score.ts";

/** An agent as it was weighed for one task; a refused one has score 0 and says why. */
export type Candidate = { agentId: AgentId; eligible: boolean; why: string; score: number; parts: Parts };

type Weighed = { refusals: readonly (Refusal | null)[]; scores: Float64Array };

/** The order of candidates: who may, by score; then who may not, those who could do it at another time first. */
export const byMerit =
  ({ refusals, scores }: Weighed) =>
  (a: number, b: number): number =>
    Number(refusals[a] !== null) - Number(refusals[b] !== null) ||
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    (refusals[a]?.missing.length ?? 0) - (refusals[b]?.missing.length ?? 0) ||
    a - b;

const listed = 3;
/** The candidates worth recording: the chosen one, the three best others, three of the refused. */
export function shortList(row: Weighed, chosen: number): number[] {
  const order = byMerit(row);
  const eligible: number[] = [];
  const refused: number[] = [];
  for (let i = 0; i < row.refusals.length; i += 1)
    if (i !== chosen) keepFirst(row.refusals[i] === null ? eligible : refused, i, order);
  return [chosen, ...eligible, ...refused];
}

/** Puts an item in its place among the first few, and lets the last of them go. */
function keepFirst(best: number[], item: number, order: (a: number, b: number) => number): void {
  const last = best[listed - 1];
  if (last !== undefined && order(item, last) >= 0) return;
  const at = best.findIndex((other) => order(item, other) < 0);
  best.splice(at < 0 ? best.length : at, 0, item);
  if (best.length > listed) best.pop();
}
