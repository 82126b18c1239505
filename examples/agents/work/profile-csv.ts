import { createHash } from "node:crypto";
import { averageMonths, averagePeriods, choosePeriod, DAY, extent, isoDate } from "./average-periods.ts";
import { chooseCategories, chooseMeasures, chooseOrder, choosePanel, type Order } from "./choose-roles.ts";
import { compareGroups, mixOf } from "./compare-groups.ts";
import { correlate } from "./correlate.ts";
import { usualDecimalMark } from "./decimal-mark.ts";
import { fitTrend } from "./fit-trend.ts";
import { inferColumn, type TypedColumn } from "./infer-column.ts";
import { parseCsv, type Table } from "./parse-csv.ts";
import { profileColumn } from "./profile-column.ts";
import { type Profile, profileRules } from "./profile-shape.ts";

const MOST_MEASURES = 16;
export type Remarks = { source?: string | null; units?: Record<string, string> };

/** Profiles a CSV file completely: every column, and the relations between them. Never throws on odd data; what was odd is in `notes`. */
export function profileCsv(name: string, bytes: Uint8Array, remarks: Remarks = {}): Profile {
  const table = parseCsv(bytes);
  const columns = typeColumns(table);
  const order = chooseOrder(columns);
  const allMeasures = chooseMeasures(columns, order);
  const measures = allMeasures.slice(0, MOST_MEASURES);
  const categories = chooseCategories(columns);
  const notes = [...table.notes];
  if (table.header.length > 0 && table.rows.length === 0)
    notes.push("There is a header but not one data row.");
  if (allMeasures.length > MOST_MEASURES)
    notes.push(
      `Relations were computed for the first ${MOST_MEASURES} of ${allMeasures.length} numeric columns.`,
    );
  const comparisons = categories
    .flatMap((category) => measures.map((measure) => compareGroups(measure, category)))
    .filter((comparison) => comparison !== null)
    .sort((a, b) => b.etaSquared - a.etaSquared);
  const strongest = categories.find((category) => category.name === comparisons[0]?.by);
  const panel = choosePanel(categories, order) ?? strongest ?? categories[0] ?? null;
  const labelRow = (row: number) => ({
    at: orderText(order, order?.column.values[row - 1] ?? null),
    group: panel?.text[row - 1] ?? null,
  });
  return {
    version: 1,
    file: {
      name,
      bytes: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      delimiter: table.delimiter,
      encoding: table.encoding,
    },
    source: remarks.source ?? null,
    rows: table.rows.length,
    columns: columns.map((column) => profileColumn(column, remarks.units?.[column.name] ?? null, labelRow)),
    duplicateRows: findDuplicates(table.rows),
    order: order && describeOrder(order),
    groupBy: panel?.name ?? null,
    correlations: correlateAll(measures),
    ...overTime(order, measures, panel),
    comparisons,
    mixes: panel
      ? categories.filter((category) => category !== panel).map((category) => mixOf(category, panel))
      : [],
    notes,
    rules: profileRules,
  };
}

/** The columns of a table with their kinds and values. */
export function typeColumns(table: Table): TypedColumn[] {
  const usual = usualDecimalMark(table);
  return table.header.map((name, index) => {
    const cells = table.rows.map((row) => row[index] ?? "");
    return inferColumn(name, cells, usual);
  });
}

function findDuplicates(rows: string[][]): Profile["duplicateRows"] {
  const seen = new Set<string>();
  const repeats: number[] = [];
  rows.forEach((row, index) => {
    const key = JSON.stringify(row);
    if (seen.has(key)) repeats.push(index + 1);
    seen.add(key);
  });
  return { count: repeats.length, examples: repeats.slice(0, 10) };
}

function correlateAll(measures: TypedColumn[]): Profile["correlations"] {
  const pairs = measures.flatMap((a, index) =>
    measures.slice(index + 1).map((b) => ({ a: a.name, b: b.name, ...correlate(a.values, b.values) })),
  );
  return pairs.sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0));
}

function describeOrder(order: Order): NonNullable<Profile["order"]> {
  const [first, last] = extent(order.column.values);
  const text = (at: number) => orderText(order, at) ?? "";
  return {
    column: order.column.name,
    kind: order.kind,
    from: text(first),
    to: text(last),
    slopePer: slopeUnit(order),
  };
}

function orderText(order: Order | null, at: number | null): string | null {
  if (!order || at === null) return null;
  return order.kind === "year" ? String(at) : isoDate(at);
}

function slopeUnit(order: Order): "year" | "day" {
  const [first, last] = extent(order.column.values);
  return order.kind === "year" || last - first >= 365 * DAY ? "year" : "day";
}

function overTime(
  order: Order | null,
  measures: TypedColumn[],
  panel: TypedColumn | null,
): Pick<Profile, "trends" | "seasons" | "periods"> {
  if (!order) return { trends: [], seasons: [], periods: [] };
  const [first, last] = extent(order.column.values);
  const step = order.kind === "year" ? 1 : slopeUnit(order) === "year" ? 365.25 * DAY : DAY;
  const xs = order.column.values.map((value) => (value === null ? null : value / step));
  const everyRow = xs.map((_, row) => row);
  const names = panel ? [...new Set(panel.text.filter((value) => value !== null))].sort() : [];
  const slices = [null, ...names].map((group) => ({
    group,
    rows: group === null ? everyRow : everyRow.filter((row) => panel?.text[row] === group),
  }));
  const pick = <T>(from: T[], rows: number[]) => rows.map((row) => from[row] as T);
  const each = measures.flatMap((measure) =>
    slices.map((slice) => ({ column: measure.name, group: slice.group, rows: slice.rows, measure })),
  );
  const trends = each.flatMap(({ column, group, rows, measure }) => {
    const trend = fitTrend(pick(xs, rows), pick(measure.values, rows));
    return trend ? [{ column, group, ...trend }] : [];
  });
  const unit = choosePeriod(order);
  const periods = each.map(({ column, group, rows, measure }) => ({
    column,
    group,
    unit,
    points: averagePeriods(order, measure, rows, unit),
  }));
  const seasonal = order.kind === "date" && last - first >= 729 * DAY;
  const seasons = each.map(({ column, group, rows, measure }) => ({
    column,
    group,
    months: averageMonths(order, measure, rows),
  }));
  const everyMonth = seasons.filter((season) => season.months.length === 12);
  return { trends, seasons: seasonal ? everyMonth : [], periods };
}
