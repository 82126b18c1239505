import type { AgentId } from "./ids.ts";
import type { Refusal } from "./match-refusal.ts";
import type { Parts } from "./match-score.ts";

/** An agent as it was weighed for one task; a refused one has score 0 and says why. */
export type Candidate = { agentId: AgentId; eligible: boolean; why: string; score: number; parts: Parts };

type Refusals = readonly (Refusal | null)[];

/** The order of candidates: who may, by score; then who may not, those who could do it at another time first. */
export const byMerit =
  ({ refusals, scores }: { refusals: Refusals; scores: Float64Array }) =>
  (a: number, b: number): number =>
    Number(refusals[a] !== null) - Number(refusals[b] !== null) ||
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    lackedBy(refusals[a]) - lackedBy(refusals[b]) ||
    a - b;

const lackedBy = (refusal: Refusal | null | undefined): number => refusal?.missing.length ?? 0;

const listed = 3;
/** The candidates worth recording: the chosen one, the three best others, three of the refused; ordered `byMerit`. */
export function shortList(
  row: { able: readonly number[]; refused: readonly number[]; scores: Float64Array },
  chosen: number,
): number[] {
  const others: number[] = [];
  for (const i of row.able) if (i !== chosen) keepFirst(others, i, (one) => -(row.scores[one] ?? 0));
  return [chosen, ...others, ...row.refused];
}

/** The first of the refused: those who lack the least. */
export function firstRefused(refusals: Refusals): number[] {
  const first: number[] = [];
  refusals.forEach((refusal, i) => {
    if (refusal !== null) keepFirst(first, i, (one) => lackedBy(refusals[one]));
  });
  return first;
}

/** Puts an item in its place among the first few, those before it staying before their equals, and lets the last of them go. */
function keepFirst(first: number[], item: number, rank: (item: number) => number): void {
  const own = rank(item);
  let at = first.length;
  while (at > 0 && own < rank(first[at - 1] ?? item)) at -= 1;
  if (at === listed) return;
  first.splice(at, 0, item);
  if (first.length > listed) first.pop();
}
