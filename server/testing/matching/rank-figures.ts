import type { LabelledTask } from "./closeness-set.ts";

export type RankFigures = { first: number; mrr: number; auc: number };

/**
 * How well scores rank the right skill of each task: the share of tasks where it is first, the mean of 1 / its rank
 * (ties share their mean rank), and the chance that a right pair scores above a wrong one over all pairs (AUC).
 */
export function rankFigures(
  tasks: readonly LabelledTask[],
  skills: readonly { id: string }[],
  scores: (task: LabelledTask) => ArrayLike<number>,
): RankFigures {
  let first = 0;
  let mrr = 0;
  const right: number[] = [];
  const wrong: number[] = [];
  for (const task of tasks) {
    const row = Array.from(scores(task));
    const at = skills.findIndex(({ id }) => id === task.skill);
    const own = row[at] ?? Number.NaN;
    const above = row.filter((score) => score > own).length;
    const level = row.filter((score) => score === own).length;
    first += above === 0 ? 1 / level : 0;
    mrr += 1 / (above + (level + 1) / 2);
    right.push(own);
    wrong.push(...row.filter((_, i) => i !== at));
  }
  return { first: first / tasks.length, mrr: mrr / tasks.length, auc: chanceAbove(right, wrong) };
}

/** The chance that one of `right` is above one of `wrong`, a tie counting half. */
function chanceAbove(right: readonly number[], wrong: readonly number[]): number {
  const sorted = wrong.toSorted((a, b) => a - b);
  const below = (value: number, orLevel: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      const one = sorted[mid] ?? 0;
      if (one < value || (orLevel && one === value)) low = mid + 1;
      else high = mid;
    }
    return low;
  };
  const sum = right.reduce((all, value) => all + (below(value, false) + below(value, true)) / 2, 0);
  return sum / (right.length * wrong.length);
}
