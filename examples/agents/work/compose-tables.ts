import type { Block } from "./document.ts";
import { seasonsOf } from "./find-seasons.ts";
import { formatAlike, formatNumber, formatShare, monthName, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

type Table = Extract<Block, { kind: "table" }>;

/** One line per column: kind, missing, distinct, and what it holds. */
export function columnTable(profile: Profile): Table {
  const rows = profile.columns.map((column) => {
    const holds = column.dates
      ? `${column.dates.from} to ${column.dates.to}`
      : column.numbers
        ? `${formatNumber(column.numbers.min)} to ${formatNumber(column.numbers.max)}${column.unit ? ` ${column.unit}` : ""}`
        : column.top
            .slice(0, 4)
            .map(({ value, n }) => `${value} (${formatNumber(n)})`)
            .join(", ");
    return [
      column.name,
      column.kind,
      formatNumber(column.missing),
      formatNumber(column.distinct),
      holds || "–",
    ];
  });
  return { kind: "table", header: ["Column", "Kind", "Missing", "Distinct", "Holds"], rows };
}

/** The statistics of every numeric column; null when there is none. */
export function numberTable(profile: Profile): Table | null {
  const rows = profile.columns.flatMap((column) => {
    const { numbers, outliers } = column;
    if (!numbers || !outliers) return [];
    const { count, mean, std, min, q1, median, q3, max } = numbers;
    const figures = [count, mean, std, min, q1, median, q3, max, outliers.below + outliers.above];
    return [[column.unit ? `${column.name} (${column.unit})` : column.name, ...figures.map(formatNumber)]];
  });
  const header = ["Column", "n", "Mean", "Std", "Min", "Q1", "Median", "Q3", "Max", "Outliers"];
  return rows.length > 0 ? { kind: "table", header, rows } : null;
}

/** Every pair's correlation, strongest first, at most fifteen; null when there is no pair. */
export function correlationTable(profile: Profile): Table | null {
  const rows = profile.correlations
    .slice(0, 15)
    .map(({ a, b, r, n }) => [a, b, r === null ? "–" : r.toFixed(3), formatNumber(n)]);
  return rows.length > 0 ? { kind: "table", header: ["Column", "With", "r", "Rows"], rows } : null;
}

/** The trends over time; null without an ordering column. */
export function trendTable(profile: Profile): Table | null {
  if (!profile.order || profile.trends.length === 0) return null;
  const rows = profile.trends.map(({ column, group, slope, start, end, r2 }) => [
    column,
    group ?? "all rows",
    ...[slope, start, end].map(formatNumber),
    r2.toFixed(4),
  ]);
  return {
    kind: "table",
    header: [
      "Column",
      "Rows of",
      `Slope per ${profile.order.slopePer}`,
      "Line starts at",
      "Line ends at",
      "R²",
    ],
    rows,
  };
}

/** Mean, median and spread of one measure in each value of a category. */
export function groupTable(profile: Profile, measure: string, by: string): Table | null {
  const comparison = profile.comparisons.find((each) => each.column === measure && each.by === by);
  if (!comparison) return null;
  const figures = (["n", "mean", "median", "std"] as const).map((key) =>
    formatAlike(comparison.groups.map((group) => group[key])),
  );
  const rows = comparison.groups.map((group, index) => [
    group.name,
    ...figures.map((column) => column[index] ?? ""),
  ]);
  return { kind: "table", header: [words(by), "n", "Mean", "Median", "Std"], rows };
}

/** Mean per calendar month, a column per group. */
export function seasonTable(profile: Profile, column: string): Table {
  const seasons = seasonsOf(profile, column);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const figures = seasons.map((season) =>
    formatAlike(months.map((month) => season.months.find((each) => each.month === month)?.mean)),
  );
  const rows = months.map((month, index) => [
    monthName(month),
    ...figures.map((column) => column[index] ?? ""),
  ]);
  const header = ["Month", ...seasons.map((season) => season.group ?? "All rows")];
  return { kind: "table", caption: `Mean ${words(column)} per calendar month`, header, rows };
}

/** Shares of one category within another. */
export function mixTable(profile: Profile, column: string, by: string): Table | null {
  const mix = profile.mixes.find((each) => each.column === column && each.by === by);
  if (!mix) return null;
  const values = [...new Set(mix.groups.flatMap((group) => group.shares.map((share) => share.value)))];
  const rows = values.map((value) => [
    value,
    ...mix.groups.map((group) =>
      formatShare((group.shares.find((share) => share.value === value)?.n ?? 0) / group.n),
    ),
  ]);
  return { kind: "table", header: [words(column), ...mix.groups.map((group) => group.name)], rows };
}

/** The values farthest from the rest, with when and where they occurred; null when there are none. */
export function extremeTable(profile: Profile, column: string): Table | null {
  const extremes = profile.columns.find((each) => each.name === column)?.outliers?.extremes ?? [];
  if (extremes.length === 0) return null;
  const rows = extremes.map(({ value, row, at, group }) => [
    formatNumber(value),
    at ?? "–",
    group ?? "–",
    formatNumber(row),
  ]);
  return {
    kind: "table",
    caption: "The farthest values",
    header: [words(column), "When", "Group", "Data row"],
    rows,
  };
}
