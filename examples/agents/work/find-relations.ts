import { type Finding, unitOf } from "./finding.ts";
import { formatNumber, formatShare, withUnit, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

/** The strongest correlation, said with the caution it deserves. */
export function findPair(profile: Profile): Finding | null {
  const best = profile.correlations.find((pair) => pair.r !== null);
  if (!best || best.r === null) return null;
  const [a, b] = [words(best.a), words(best.b)];
  const size = Math.abs(best.r);
  const strength = size >= 0.7 ? "strong" : size >= 0.4 ? "moderate" : "weak";
  const figures = `r = ${best.r.toFixed(2)} over ${formatNumber(best.n)} rows`;
  const together = best.r > 0 ? "rise and fall together" : "move in opposite directions";
  return {
    kind: "pair",
    columns: [best.a, best.b],
    title: size >= 0.4 ? `${a} and ${b} ${together}` : "No two columns are closely related",
    text: `The closest relation among the numeric columns is between ${a} and ${b}: ${strength} (${figures}), so one accounts for ${formatShare(best.r * best.r)} of the variation of the other. A correlation is not a cause.`,
  };
}

/** A line through fewer rows than this is too easily straight. */
const FEWEST_ROWS = 4;

/** The trend that explains most, or the plain statement that none explains enough (R² under 0.1) to rely on. */
export function findTrend(profile: Profile): Finding | null {
  const best = profile.trends.filter(({ n }) => n >= FEWEST_ROWS).sort((a, b) => b.r2 - a.r2)[0];
  if (!best || !profile.order) return null;
  const unit = unitOf(profile, best.column);
  const where = best.group === null ? "" : ` in ${words(best.group)}`;
  const way = best.slope >= 0 ? "rose" : "fell";
  const name = words(best.column);
  const line =
    `a straight line through ${name}${where} ${way} by ${withUnit(Math.abs(best.slope), unit)} per ${profile.order.slopePer}, ` +
    `from ${withUnit(best.start, unit)} (${profile.order.from}) to ${withUnit(best.end, unit)} (${profile.order.to}), and explains ${formatShare(best.r2)} of the variation`;
  const solid = best.r2 >= 0.1;
  return {
    kind: "trend",
    group: best.group,
    columns: [best.column],
    title: solid ? `${name} ${way}${where}` : "There is no trend to rely on",
    text: solid
      ? `${line[0]?.toUpperCase()}${line.slice(1)}.`
      : `The clearest candidate is weak: ${line}. That is too little to call a direction.`,
  };
}
