/** Pearson's r over the rows where both values are present; r is null with fewer than 3 such rows or a constant side. */
export function correlate(xs: (number | null)[], ys: (number | null)[]): { r: number | null; n: number } {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  let sumXX = 0;
  let sumYY = 0;
  let sumXY = 0;
  for (let index = 0; index < xs.length; index++) {
    const x = xs[index] ?? null;
    const y = ys[index] ?? null;
    if (x === null || y === null) continue;
    n++;
    const deltaX = x - meanX;
    const deltaY = y - meanY;
    meanX += deltaX / n;
    meanY += deltaY / n;
    sumXX += deltaX * (x - meanX);
    sumYY += deltaY * (y - meanY);
    sumXY += deltaX * (y - meanY);
  }
  // Both sums must rise above rounding noise, or a constant column of 0.1 would correlate with everything.
  const varies = (sum: number, mean: number) => sum > n * mean * mean * 1e-24;
  if (n < 3 || !varies(sumXX, meanX) || !varies(sumYY, meanY)) return { r: null, n };
  return { r: Math.max(-1, Math.min(1, sumXY / Math.sqrt(sumXX * sumYY))), n };
}
