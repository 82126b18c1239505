import type { Figure } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { countOf, formatNumber, formatTick, withUnit, words } from "./format-number.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { Profile } from "./profile-shape.ts";
import { type Dot, type DotAxes, drawDots } from "./svg-dots.ts";
import { ticks } from "./svg-frame.ts";

export type Rows = TypedColumn[];

/** More dots than this only make a page heavy: the caption says when some are left out. */
const MOST_DOTS = 600;

/** Dots from the rows themselves: one measure against another, or the outliers over time. */
export function dotFigure(profile: Profile, rows: Rows, finding: Finding): Figure | null {
  return finding.kind === "pair" ? pairFigure(profile, rows, finding) : outlierFigure(profile, rows, finding);
}

function pairFigure(profile: Profile, rows: Rows, { columns: [a = "", b = ""] }: Finding): Figure | null {
  const [xs, ys] = [valuesOf(rows, a), valuesOf(rows, b)];
  const groups = groupsOf(profile, rows);
  const dots = toDots(xs, ys, groups.seriesOf);
  if (dots.length === 0) return null;
  const shown = dots.filter((_, index) => index % Math.ceil(dots.length / MOST_DOTS) === 0);
  const range = shown.map(({ x }) => x);
  const axes = { xTicks: numberTicks(range), xName: words(a), yName: words(b) };
  const some = shown.length < dots.length ? `, every ${Math.ceil(dots.length / MOST_DOTS)}th row shown` : "";
  return {
    caption: `${words(b)} against ${words(a)}, one dot per row${some}`,
    key: groups.names,
    draw: (size) => drawDots(size, `${words(b)} against ${words(a)}`, shown, axes),
  };
}

function outlierFigure(profile: Profile, rows: Rows, { columns: [column = ""] }: Finding): Figure | null {
  const described = profile.columns.find((each) => each.name === column);
  const outliers = described?.outliers;
  const values = valuesOf(rows, column);
  if (!outliers) return null;
  const at = profile.order ? valuesOf(rows, profile.order.column) : values.map((_, row) => row + 1);
  const groups = groupsOf(profile, rows);
  const beyond = (value: number) => Math.max(outliers.lowerFence - value, value - outliers.upperFence);
  const outside = toDots(at, values, groups.seriesOf).filter((dot) => beyond(dot.y) > 0);
  const shown = outside.sort((one, two) => beyond(two.y) - beyond(one.y)).slice(0, MOST_DOTS);
  const first = shown[0];
  if (!first) return null;
  const extreme = outliers.extremes[0];
  const xs = shown.map(({ x }) => x);
  const line =
    outliers.above > 0
      ? { at: outliers.upperFence, text: `fence ${formatNumber(outliers.upperFence)}` }
      : { at: outliers.lowerFence, text: `fence ${formatNumber(outliers.lowerFence)}` };
  const text = `${withUnit(first.y, described?.unit)}${extreme?.at ? `, ${extreme.at}` : ""}`;
  const xTicks = profile.order?.kind === "date" ? yearTicks(xs) : numberTicks(xs, profile.order !== null);
  const axes: DotAxes = {
    xTicks,
    xName: profile.order ? words(profile.order.column) : "data row",
    yName: words(column),
    line,
    callout: { dot: first, text },
  };
  const some = shown.length < outside.length ? `, the ${formatNumber(shown.length)} farthest` : "";
  return {
    caption: `${words(column)}: the ${countOf(outside.length, "value")} outside the fences${some}`,
    key: groups.names,
    draw: (size) => drawDots(size, `Outliers of ${words(column)}`, shown, axes),
  };
}

function toDots(xs: (number | null)[], ys: (number | null)[], seriesOf: (row: number) => number): Dot[] {
  return xs.flatMap((x, row) => {
    const y = ys[row] ?? null;
    return x === null || y === null ? [] : [{ x, y, series: seriesOf(row) }];
  });
}

function groupsOf(profile: Profile, rows: Rows): { names: string[]; seriesOf: (row: number) => number } {
  const column = rows.find((each) => each.name === profile.groupBy);
  const names = [...new Set(column?.text.filter((value) => value !== null) ?? [])].sort();
  if (!column || names.length > 4) return { names: [], seriesOf: () => 0 };
  return { names, seriesOf: (row) => Math.max(0, names.indexOf(column.text[row] ?? "")) };
}

function valuesOf(rows: Rows, name: string): (number | null)[] {
  return rows.find((column) => column.name === name)?.values ?? [];
}

function numberTicks(values: number[], plain = false): DotAxes["xTicks"] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return ticks(low, high).map((at) => ({ at, text: plain ? String(at) : formatTick(at) }));
}

function yearTicks(values: number[]): DotAxes["xTicks"] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const [from, to] = [new Date(low).getUTCFullYear(), new Date(high).getUTCFullYear()];
  if (to === from) return [low, high].map((at) => ({ at, text: new Date(at).toISOString().slice(0, 10) }));
  const every = Math.ceil((to - from + 1) / 6);
  return Array.from({ length: Math.ceil((to - from + 1) / every) }, (_, index) => from + index * every).map(
    (year) => ({ at: Date.UTC(year, 0, 1), text: String(year) }),
  );
}
