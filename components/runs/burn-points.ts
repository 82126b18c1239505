type Cost = { at: string; usd: number };
export type BurnPoint = { at: number; usd: number };

/** What a run had cost at each moment money went out, from nothing at its start to now; long histories are thinned to `most` points. */
export function burnPoints(startedAt: string, costs: readonly Cost[], now: number, most = 200): BurnPoint[] {
  const sorted = costs.filter(({ usd }) => usd > 0).sort((a, b) => a.at.localeCompare(b.at));
  let total = 0;
  const points: BurnPoint[] = [{ at: Date.parse(startedAt), usd: 0 }];
  for (const { at, usd } of sorted) {
    total += usd;
    points.push({ at: Date.parse(at), usd: total });
  }
  points.push({ at: now, usd: total });
  if (points.length <= most) return points;
  const every = Math.ceil(points.length / most);
  return points.filter((_, i) => i % every === 0 || i === points.length - 1);
}
