import type { Order } from "./choose-roles.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { Point, Profile } from "./profile-shape.ts";

export const DAY = 86_400_000;
const MOST_POINTS = 130;

/** The period that gives a readable line: days up to 130, then months, then years. */
export function choosePeriod(order: Order): "day" | "month" | "year" {
  if (order.kind === "year") return "year";
  const [first, last] = extent(order.column.values);
  const days = (last - first) / DAY;
  if (days <= MOST_POINTS) return "day";
  return days / 30.4 <= MOST_POINTS ? "month" : "year";
}

/** Mean of a measure per period, in time order; rows without a date or a value are left out. */
export function averagePeriods(
  order: Order,
  measure: TypedColumn,
  rows: number[],
  unit: "day" | "month" | "year",
): Point[] {
  const length = { day: 10, month: 7, year: 4 }[unit];
  const key = (at: number) => (order.kind === "year" ? String(at) : isoDate(at).slice(0, length));
  return averageBy(order, measure, rows, key).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Mean of a measure per calendar month, January first. */
export function averageMonths(
  order: Order,
  measure: TypedColumn,
  rows: number[],
): Profile["seasons"][number]["months"] {
  const points = averageBy(order, measure, rows, (at) => String(new Date(at).getUTCMonth() + 1));
  return points.map(({ at, mean, n }) => ({ month: Number(at), mean, n })).sort((a, b) => a.month - b.month);
}

function averageBy(order: Order, measure: TypedColumn, rows: number[], key: (at: number) => string): Point[] {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const row of rows) {
    const at = order.column.values[row] ?? null;
    const value = measure.values[row] ?? null;
    if (at === null || value === null) continue;
    const bucket = sums.get(key(at)) ?? { sum: 0, n: 0 };
    sums.set(key(at), { sum: bucket.sum + value, n: bucket.n + 1 });
  }
  return [...sums].map(([at, { sum, n }]) => ({ at, mean: sum / n, n }));
}

/** A date as YYYY-MM-DD, or with its time when it has one (UTC). */
export function isoDate(at: number): string {
  const iso = new Date(at).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Smallest and largest of the present values. */
export function extent(values: (number | null)[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}
