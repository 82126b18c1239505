import type { SheetData } from "write-excel-file/node";
import { seasonsOf } from "./find-seasons.ts";
import { monthName, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";
import { columnLetters } from "./read-xlsx.ts";
import { head, number, text, title } from "./workbook-cells.ts";
import type { SheetExtras } from "./workbook-features.ts";
import type { BuiltSheet } from "./workbook-sheets.ts";

/** Means per calendar month, or per period, of the first measure worth a line, with a native chart; null without time. */
export function timeSheet(profile: Profile, measure: string): BuiltSheet | null {
  const seasons = seasonsOf(profile, measure);
  const periods = profile.periods
    .filter((each) => each.column === measure && (each.group !== null || profile.groupBy === null))
    .slice(0, 4);
  const series =
    seasons.length > 0
      ? seasons.map(({ group, months }) => ({
          group,
          points: months.map(({ month, mean }) => ({ at: monthName(month), mean })),
        }))
      : periods.map(({ group, points }) => ({ group, points }));
  const labels =
    seasons.length > 0
      ? Array.from({ length: 12 }, (_, index) => monthName(index + 1))
      : [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
  if (labels.length < 2) return null;
  const name = `Mean ${words(measure)} per ${seasons.length > 0 ? "calendar month" : (periods[0]?.unit ?? "period")}`;
  const data: SheetData = [
    [title(name)],
    [],
    [head(""), ...series.map(({ group }) => head(group ?? "All rows"))],
  ];
  for (const at of labels) {
    const found = series.map(({ points }) => points.find((point) => point.at === at)?.mean);
    data.push([text(at), ...found.map((mean) => (mean === undefined ? null : number(mean)))]);
  }
  const end = labels.length + 3;
  const lines = series.map((_, index) => {
    const letter = columnLetters(index + 1);
    return { nameRef: `'Over time'!$${letter}$3`, valuesRef: `'Over time'!$${letter}$4:$${letter}$${end}` };
  });
  const left = series.length + 2;
  const chart = {
    title: name,
    from: [left, 2],
    to: [left + 9, 22],
    categories: `'Over time'!$A$4:$A$${end}`,
    series: lines,
  } satisfies NonNullable<SheetExtras["chart"]>;
  return { sheet: "Over time", data, widths: [16, ...series.map(() => 14)], sticky: 3, extras: { chart } };
}
