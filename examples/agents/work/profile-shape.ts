import type { Summary } from "./describe-numbers.ts";
import type { Outliers } from "./find-outliers.ts";
import type { Trend } from "./fit-trend.ts";
import type { Kind } from "./infer-column.ts";

/** The shape of profile.json, version 1. Dates are ISO texts; numbers are not rounded. */
export type Profile = {
  version: 1;
  file: { name: string; bytes: number; sha256: string; delimiter: string; encoding: string };
  /** Where the data comes from, in words, when the task said so. */
  source: string | null;
  rows: number;
  columns: ColumnProfile[];
  /** Rows that repeat an earlier row in every cell; `examples` are 1-based data rows. */
  duplicateRows: { count: number; examples: number[] };
  /** The column that orders the rows in time, and the category whose values are compared. */
  order: { column: string; kind: "date" | "year"; from: string; to: string; slopePer: "year" | "day" } | null;
  groupBy: string | null;
  correlations: { a: string; b: string; r: number | null; n: number }[];
  /** `group` null: all rows. */
  trends: (Trend & { column: string; group: string | null })[];
  /** One numeric column split by one category; etaSquared is the share of its variance that the category explains. */
  comparisons: { column: string; by: string; etaSquared: number; groups: Group[] }[];
  /** Mean per calendar month 1–12 (only with at least two years of dates). */
  seasons: { column: string; group: string | null; months: { month: number; mean: number; n: number }[] }[];
  /** Mean per day, month or year, whichever gives at most 130 points. */
  periods: { column: string; group: string | null; unit: "day" | "month" | "year"; points: Point[] }[];
  /** Share of each value of one category within each value of another. */
  mixes: {
    column: string;
    by: string;
    groups: { name: string; n: number; shares: { value: string; n: number }[] }[];
  }[];
  notes: string[];
  rules: string[];
};

type Group = {
  name: string;
  n: number;
  mean: number;
  median: number;
  std: number;
  q1: number;
  q3: number;
};
type Extreme = Outliers["extremes"][number] & { at: string | null; group: string | null };
export type Point = { at: string; mean: number; n: number };

export type ColumnProfile = {
  name: string;
  kind: Kind;
  unit: string | null;
  /** How its numbers are written; null for columns that are not numeric. */
  decimalMark: "." | "," | null;
  missing: number;
  unreadable: number;
  distinct: number;
  /** The most frequent values of text, boolean and low-variety columns, at most ten. */
  top: { value: string; n: number }[];
  numbers: Summary | null;
  /** Each extreme with the date and the compared category of its row, when there are such columns. */
  outliers: (Omit<Outliers, "extremes"> & { extremes: Extreme[] }) | null;
  /** First and last date, ISO. */
  dates: { from: string; to: string } | null;
};

export const profileRules = [
  'Missing: an empty cell, or one of "NA", "N/A", "#N/A", "NaN", "null" in any case.',
  "Numeric or date: at least 95 % of the present values can be read so; the others are counted as unreadable and left out.",
  "Standard deviation: of a sample (n − 1). Quartiles: linear interpolation, as Excel's QUARTILE.INC.",
  "Outliers: Tukey's fences, below Q1 − 1.5 × IQR or above Q3 + 1.5 × IQR; none are reported where the IQR is 0.",
  "Correlation: Pearson's r over the rows where both values are present.",
  "Trend: least-squares line over the ordering column; R² is the share of the variation it explains.",
  "Category effect: η², the share of a column's variation that lies between the category's values.",
];
