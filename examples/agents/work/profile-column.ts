import { extent, isoDate } from "./average-periods.ts";
import { describeNumbers } from "./describe-numbers.ts";
import { findOutliers } from "./find-outliers.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { ColumnProfile } from "./profile-shape.ts";

export type RowLabel = (row: number) => { at: string | null; group: string | null };

/** Describes one column by itself: missing and distinct values, the most frequent ones, statistics, outliers, date range. */
export function profileColumn(column: TypedColumn, unit: string | null, labelRow: RowLabel): ColumnProfile {
  const counts = new Map<string, number>();
  for (const value of column.text) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numeric = column.kind === "integer" || column.kind === "number";
  const numbers = numeric ? describeNumbers(column.values.filter((value) => value !== null)) : null;
  const outliers = numbers && findOutliers(column.values, numbers);
  const [first, last] = extent(column.values);
  const countable = column.kind === "text" || column.kind === "boolean" || counts.size <= 12;
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
  return {
    name: column.name,
    kind: column.kind,
    unit,
    decimalMark: numeric ? (column.decimalMark ?? null) : null,
    missing: column.text.filter((value) => value === null).length,
    unreadable: column.unreadable,
    distinct: counts.size,
    top: countable ? top.map(([value, n]) => ({ value, n })) : [],
    numbers,
    outliers: outliers && {
      ...outliers,
      extremes: outliers.extremes.map((each) => ({ ...each, ...labelRow(each.row) })),
    },
    dates: column.kind === "date" ? { from: isoDate(first), to: isoDate(last) } : null,
  };
}
