import { correlate } from "./correlate.ts";

export type Trend = { slope: number; start: number; end: number; r2: number; n: number };

/** Least-squares line of y over x: slope per unit of x, the line's value at the first and last x, and the share of variance explained; null when x or y does not vary. */
export function fitTrend(xs: (number | null)[], ys: (number | null)[]): Trend | null {
  const pairs: [number, number][] = [];
  xs.forEach((x, index) => {
    const y = ys[index] ?? null;
    if (x !== null && y !== null) pairs.push([x, y]);
  });
  const px = pairs.map(([x]) => x);
  const py = pairs.map(([, y]) => y);
  const { r, n } = correlate(px, py);
  if (r === null) return null;
  const meanX = px.reduce((sum, x) => sum + x, 0) / n;
  const meanY = py.reduce((sum, y) => sum + y, 0) / n;
  const sumXY = pairs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const slope = sumXY / px.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  let first = px[0] as number;
  let last = first;
  for (const x of px) [first, last] = [Math.min(first, x), Math.max(last, x)];
  return { slope, start: meanY + slope * (first - meanX), end: meanY + slope * (last - meanX), r2: r * r, n };
}
