import type { Summary } from "./describe-numbers.ts";

export type Outliers = {
  lowerFence: number;
  upperFence: number;
  below: number;
  above: number;
  share: number;
  /** The values farthest outside, with their 1-based data row (the header is not counted). */
  extremes: { row: number; value: number }[];
};

/** Tukey's rule: values below Q1 − 1.5 × IQR or above Q3 + 1.5 × IQR. A column whose IQR is 0 gets no outliers: the rule says nothing there. */
export function findOutliers(values: (number | null)[], summary: Summary, keep = 5): Outliers {
  const reach = 1.5 * (summary.q3 - summary.q1);
  const lowerFence = summary.q1 - reach;
  const upperFence = summary.q3 + reach;
  const outside: { row: number; value: number; by: number }[] = [];
  if (reach > 0) {
    values.forEach((value, index) => {
      if (value === null) return;
      const by = Math.max(lowerFence - value, value - upperFence);
      if (by > 0) outside.push({ row: index + 1, value, by });
    });
  }
  const below = outside.filter(({ value }) => value < lowerFence).length;
  const extremes = outside
    .sort((a, b) => b.by - a.by || a.row - b.row)
    .slice(0, keep)
    .map(({ row, value }) => ({ row, value }));
  return {
    lowerFence,
    upperFence,
    below,
    above: outside.length - below,
    share: outside.length / summary.count,
    extremes,
  };
}
