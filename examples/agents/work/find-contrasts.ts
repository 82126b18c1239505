import { type Finding, unitOf } from "./finding.ts";
import { formatShare, withUnit, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

/** A group with fewer rows than this is shown in tables but never made a headline. */
const FEWEST_ROWS = 10;

/** The measure that a category separates best: first by the compared category, else by any. */
export function findContrast(profile: Profile): Finding | null {
  const telling = profile.comparisons.filter((comparison) => comparison.etaSquared >= 0.05);
  const best = telling.find((comparison) => comparison.by === profile.groupBy) ?? telling[0];
  if (!best) return null;
  const unit = unitOf(profile, best.column);
  const ranked = best.groups.filter((group) => group.n >= FEWEST_ROWS).sort((a, b) => b.mean - a.mean);
  const [top] = ranked;
  const bottom = ranked[ranked.length - 1];
  if (!top || !bottom || top === bottom) return null;
  const measure = words(best.column);
  const [high, low] = [words(top.name), words(bottom.name)];
  const share = `${words(best.by)} explains ${formatShare(best.etaSquared)} of the variation in ${measure}`;
  return {
    kind: "contrast",
    columns: [best.column, best.by],
    title: `${high} has the highest ${measure}, ${low} the lowest`,
    text: `On average ${measure} is ${withUnit(top.mean, unit)} in ${high} and ${withUnit(bottom.mean, unit)} in ${low}; the medians are ${withUnit(top.median, unit)} and ${withUnit(bottom.median, unit)}. Of all numeric columns this is where the groups differ most: ${share}.`,
  };
}

/** Where two groups are made up most differently. */
export function findMix(profile: Profile): Finding | null {
  let best: {
    mix: Profile["mixes"][number];
    value: string;
    high: [string, number];
    low: [string, number];
  } | null = null;
  for (const mix of profile.mixes) {
    const groups = mix.groups.filter((group) => group.n >= FEWEST_ROWS);
    for (const value of new Set(groups.flatMap((group) => group.shares.map((share) => share.value)))) {
      const shares = groups.map((group): [string, number] => [
        group.name,
        (group.shares.find((share) => share.value === value)?.n ?? 0) / group.n,
      ]);
      shares.sort((a, b) => b[1] - a[1]);
      const [high] = shares;
      const low = shares[shares.length - 1];
      if (high && low && high[1] - low[1] > (best ? best.high[1] - best.low[1] : 0.05))
        best = { mix, value, high, low };
    }
  }
  if (!best) return null;
  const { mix, value, high, low } = best;
  return {
    kind: "mix",
    columns: [mix.column, mix.by],
    title: `“${words(value)}” is more common in ${words(high[0])} than in ${words(low[0])}`,
    text: `${formatShare(high[1])} of the ${words(high[0])} rows are “${words(value)}” in ${words(mix.column)}, against ${formatShare(low[1])} in ${words(low[0])}: the widest gap between any two shares.`,
  };
}
