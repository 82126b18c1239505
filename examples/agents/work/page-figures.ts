import { titleOf } from "./compose-brief.ts";
import type { Figure } from "./figure.ts";
import { seasonsOf } from "./find-seasons.ts";
import type { Finding } from "./finding.ts";
import { formatNumber, monthName, words } from "./format-number.ts";
import { dotFigure, type Rows } from "./page-dots.ts";
import type { Profile } from "./profile-shape.ts";
import { drawRanges, drawStacks } from "./svg-bars.ts";
import { drawLines } from "./svg-lines.ts";

/** The chart that shows a finding; null for those that need none. */
export function figureOf(profile: Profile, rows: Rows, finding: Finding): Figure | null {
  const [first = "", second = ""] = finding.columns;
  if (finding.kind === "season") return seasonFigure(profile, first);
  if (finding.kind === "contrast") return contrastFigure(profile, first, second);
  if (finding.kind === "mix") return mixFigure(profile, first, second);
  if (finding.kind === "trend") return trendFigure(profile, first, finding.group ?? null);
  if (finding.kind === "pair" || finding.kind === "outliers") return dotFigure(profile, rows, finding);
  return null;
}

function seasonFigure(profile: Profile, column: string): Figure {
  const seasons = seasonsOf(profile, column);
  const lines = seasons.map(({ group, months }) => ({
    name: words(group ?? ""),
    values: months.map(({ mean }) => mean),
  }));
  const labels = Array.from({ length: 12 }, (_, index) => monthName(index + 1).slice(0, 3));
  const caption = `Mean ${nameWithUnit(profile, column)} per calendar month`;
  return { caption, draw: (size) => drawLines(size, `${caption}. ${titleOf(profile)}.`, labels, lines) };
}

function contrastFigure(profile: Profile, column: string, by: string): Figure | null {
  const comparison = profile.comparisons.find((each) => each.column === column && each.by === by);
  if (!comparison) return null;
  const ranges = comparison.groups.map(({ name, mean, q1, q3 }) => ({
    name: words(name),
    mean,
    low: q1,
    high: q3,
  }));
  const caption = `${nameWithUnit(profile, column)} by ${words(by)}: the dot is the mean, the bar the middle half of the values`;
  return { caption, draw: (size) => drawRanges(size, caption, ranges) };
}

function mixFigure(profile: Profile, column: string, by: string): Figure | null {
  const mix = profile.mixes.find((each) => each.column === column && each.by === by);
  if (!mix) return null;
  const stacks = mix.groups.slice(0, 8).map(({ name, n, shares }) => ({
    name,
    parts: shares.map((share) => ({ value: share.value, share: share.n / n })),
  }));
  const caption = `Share of each ${words(column)} within each ${words(by)}`;
  return {
    caption,
    key: [...new Set(stacks.flatMap(({ parts }) => parts.map(({ value }) => value)))],
    draw: (size) => drawStacks(size, caption, stacks),
  };
}

function trendFigure(profile: Profile, column: string, group: string | null): Figure | null {
  const all = profile.periods.filter((each) => each.column === column);
  const grouped = all.filter((each) => each.group !== null);
  const shown =
    grouped.length >= 2 && grouped.length <= 4 ? grouped : all.filter((each) => each.group === group);
  const labels = [...new Set(shown.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
  if (labels.length < 2) return null;
  const lines = shown.map(({ group: name, points }) => {
    const means = new Map(points.map(({ at, mean }) => [at, mean]));
    const trend = profile.trends.find((each) => each.column === column && each.group === name);
    return {
      name: words(name ?? ""),
      values: labels.map((at) => means.get(at) ?? null),
      ...(trend ? { fit: [trend.start, trend.end] as [number, number] } : {}),
    };
  });
  const caption = `Mean ${nameWithUnit(profile, column)} per ${shown[0]?.unit ?? "period"}, with the fitted straight line (dashed)`;
  return {
    caption,
    draw: (size) => drawLines(size, `${caption}; ${formatNumber(labels.length)} points.`, labels, lines),
  };
}

/** "temp max (°C)". */
function nameWithUnit(profile: Profile, column: string): string {
  const unit = profile.columns.find((each) => each.name === column)?.unit;
  return unit ? `${words(column)} (${unit})` : words(column);
}
