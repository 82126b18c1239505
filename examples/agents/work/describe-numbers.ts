export type Summary = {
  count: number;
  sum: number;
  min: number;
  max: number;
  mean: number;
  /** Sample standard deviation (n − 1); 0 for a single value. */
  std: number;
  q1: number;
  median: number;
  q3: number;
};

/** Describes numbers in one pass (Welford) plus a sort; null for none. Quantiles as Excel's QUARTILE.INC. */
export function describeNumbers(values: number[]): Summary | null {
  if (values.length === 0) return null;
  let mean = 0;
  let squares = 0;
  let sum = 0;
  values.forEach((value, index) => {
    const delta = value - mean;
    mean += delta / (index + 1);
    squares += delta * (value - mean);
    sum += value;
  });
  const sorted = Float64Array.from(values).sort();
  return {
    count: values.length,
    sum,
    min: sorted[0] as number,
    max: sorted[sorted.length - 1] as number,
    mean,
    std: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
  };
}

/** The p-quantile of sorted numbers with linear interpolation between neighbours (type 7). */
function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}
