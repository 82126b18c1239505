import type { Cell, SheetData } from "write-excel-file/node";
import { formatNumber, words } from "./format-number.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { Profile } from "./profile-shape.ts";
import { columnLetters } from "./read-xlsx.ts";
import { Formulas, head, number, remark, text, title } from "./workbook-cells.ts";
import type { SheetExtras } from "./workbook-features.ts";

export type BuiltSheet = {
  sheet: string;
  data: SheetData;
  widths: number[];
  sticky: number;
  extras: SheetExtras;
};
export type DataRange = (column: string) => string;

/** Excel's calendar begins in 1900 (with a leap-year error until March): earlier dates stay text. */
const FIRST_DATE = Date.UTC(1900, 2, 1);

/** Every row with typed cells; what could not be read as its column's kind stays text. */
export function dataSheet(columns: TypedColumn[], rows: number): BuiltSheet {
  const cell = (column: TypedColumn, row: number): Cell => {
    const raw = column.text[row] ?? null;
    const value = column.values[row] ?? null;
    if (raw === null) return null;
    if (value === null || (column.kind === "date" && value < FIRST_DATE)) return text(raw);
    if (column.kind !== "date") return { type: Number, value };
    return {
      type: Date,
      value: new Date(value),
      format: value % 86_400_000 === 0 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm",
    };
  };
  const body = Array.from({ length: rows }, (_, row) => columns.map((column) => cell(column, row)));
  const widths = columns.map((column) =>
    Math.min(
      40,
      Math.max(12, column.name.length + 4, ...column.text.slice(0, 100).map((value) => value?.length ?? 0)),
    ),
  );
  const filter = columns.length > 0 ? `A1:${columnLetters(columns.length - 1)}${rows + 1}` : undefined;
  return {
    sheet: "Data",
    data: [columns.map((column) => head(column.name)), ...body],
    widths,
    sticky: 1,
    extras: { filter },
  };
}

/** One row per numeric column, every figure a live formula over the Data sheet. */
export function summarySheet(profile: Profile, range: DataRange): BuiltSheet {
  const formulas = new Formulas();
  const names = [
    "Column",
    "Unit",
    "Count",
    "Missing",
    "Mean",
    "Std",
    "Min",
    "Q1",
    "Median",
    "Q3",
    "Max",
    "Lower fence",
    "Upper fence",
    "Outliers",
  ];
  const data: SheetData = [
    [title(`Summary of ${profile.file.name}`)],
    [remark("Every figure is a formula over the sheet Data: change a value there and it follows.")],
    [],
    names.map(head),
  ];
  for (const column of profile.columns) {
    const { numbers, outliers } = column;
    if (!numbers || !outliers) continue;
    const row = data.length + 1;
    const cells = range(column.name);
    const spread = numbers.q3 - numbers.q1;
    const live: [string, string, number][] = [
      ["C", `COUNT(${cells})`, numbers.count],
      ["D", `ROWS(${cells})-COUNT(${cells})`, profile.rows - numbers.count],
      ["E", `AVERAGE(${cells})`, numbers.mean],
      ["F", `IF(C${row}>1,STDEV(${cells}),0)`, numbers.std],
      ["G", `MIN(${cells})`, numbers.min],
      ["H", `QUARTILE(${cells},1)`, numbers.q1],
      ["I", `MEDIAN(${cells})`, numbers.median],
      ["J", `QUARTILE(${cells},3)`, numbers.q3],
      ["K", `MAX(${cells})`, numbers.max],
      ["L", `H${row}-1.5*(J${row}-H${row})`, numbers.q1 - 1.5 * spread],
      ["M", `J${row}+1.5*(J${row}-H${row})`, numbers.q3 + 1.5 * spread],
      [
        "N",
        `IF(J${row}=H${row},0,COUNTIF(${cells},"<"&L${row})+COUNTIF(${cells},">"&M${row}))`,
        outliers.below + outliers.above,
      ],
    ];
    const style = { fontWeight: "bold" } as const;
    data.push([
      text(column.name, style),
      text(column.unit ?? ""),
      ...live.map(([letter, formula, result]) => formulas.cell(`${letter}${row}`, formula, result)),
    ]);
  }
  if (data.length === 4) data.push([remark("This file has no numeric column.")]);
  return {
    sheet: "Summary",
    data,
    widths: [24, 8, ...Array<number>(12).fill(12)],
    sticky: 4,
    extras: { results: formulas.results },
  };
}

/** Count and mean of every measure in each value of the compared category, as formulas; null without a category. */
export function groupSheet(profile: Profile, range: DataRange): BuiltSheet | null {
  const comparisons = profile.comparisons.filter((comparison) => comparison.by === profile.groupBy);
  const groups = comparisons[0]?.groups ?? [];
  // AVERAGEIF reads *, ?, ~ and comparison signs as patterns: such names would count the wrong rows.
  if (profile.groupBy === null || groups.length === 0 || groups.some(({ name }) => /[*?~<>=]/.test(name)))
    return null;
  const formulas = new Formulas();
  const by = range(profile.groupBy);
  const data: SheetData = [
    [title(`Means by ${words(profile.groupBy)}`)],
    [],
    [head(profile.groupBy), head("Rows"), ...comparisons.map(({ column }) => head(`Mean ${column}`))],
  ];
  for (const { name } of groups) {
    const row = data.length + 1;
    const means = comparisons.map(({ column, groups: members }, index) => {
      const result = members.find((member) => member.name === name)?.mean;
      const formula = `AVERAGEIF(${by},$A${row},${range(column)})`;
      return result === undefined
        ? null
        : formulas.cell(`${columnLetters(index + 2)}${row}`, formula, result);
    });
    const rows =
      profile.columns
        .find((column) => column.name === profile.groupBy)
        ?.top.find(({ value }) => value === name)?.n ?? 0;
    data.push([
      text(name, { fontWeight: "bold" }),
      formulas.cell(`B${row}`, `COUNTIF(${by},$A${row})`, rows),
      ...means,
    ]);
  }
  return {
    sheet: "Groups",
    data,
    widths: [24, 10, ...comparisons.map(() => 18)],
    sticky: 3,
    extras: { results: formulas.results },
  };
}

/** The matrix of Pearson's r as formulas under a colour scale; null with fewer than two measures. */
export function correlationSheet(profile: Profile, range: DataRange): BuiltSheet | null {
  const names = [...new Set(profile.correlations.flatMap(({ a, b }) => [a, b]))].sort(
    (x, y) => place(profile, x) - place(profile, y),
  );
  if (names.length < 2) return null;
  const formulas = new Formulas();
  const data: SheetData = [
    [title("Correlations")],
    [remark("Pearson's r: −1 opposite (rust), 0 unrelated (white), +1 together (teal).")],
    [head(""), ...names.map(head)],
  ];
  for (const a of names) {
    const row = data.length + 1;
    const cells = names.map((b, index) => {
      if (a === b) return number(1);
      const r =
        profile.correlations.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
          ?.r ?? null;
      return r === null
        ? text("n/a", { align: "right" })
        : formulas.cell(`${columnLetters(index + 1)}${row}`, `CORREL(${range(a)},${range(b)})`, r);
    });
    data.push([text(a, { fontWeight: "bold" }), ...cells]);
  }
  const scale = `B4:${columnLetters(names.length)}${names.length + 3}`;
  return {
    sheet: "Correlations",
    data,
    widths: [22, ...names.map(() => 15)],
    sticky: 3,
    extras: { results: formulas.results, scale },
  };
}

/** Where the data comes from and how it was computed. */
export function aboutSheet(profile: Profile, remarks: string[]): BuiltSheet {
  const lines = [
    ["File", profile.file.name],
    ["Rows", formatNumber(profile.rows)],
    ["SHA-256", profile.file.sha256],
    ["Source", profile.source ?? "The task named no source for this file."],
    ...[...profile.notes, ...remarks].map((note) => ["Note", note]),
    ...profile.rules.map((rule) => ["Rule", rule]),
  ];
  const data: SheetData = [
    [title("About this workbook")],
    [],
    ...lines.map(([name = "", value = ""]) => [
      text(name, { fontWeight: "bold", alignVertical: "top" }),
      text(value, { wrap: true }),
    ]),
  ];
  return { sheet: "About", data, widths: [14, 100], sticky: 0, extras: {} };
}

function place(profile: Profile, name: string): number {
  return profile.columns.findIndex((column) => column.name === name);
}
