import { columnName } from "./column-name.ts";
import { formatNumber, general, type NumberFormat } from "./number-format.ts";
import type { Sheet } from "./office-content.ts";
import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

const most = { rows: 1_000, columns: 60, cells: 30_000, formulas: 100, cellText: 1_000, formulaText: 300 };

export type Formats = { numbers: readonly NumberFormat[]; epoch: 1900 | 1904 };
/** A sheet before its shared strings are known: they stand as their numbers. */
export type RawSheet = Omit<Sheet, "rows" | "name" | "hidden"> & {
  rows: { number: number; cells: (string | number)[] }[];
  whole: boolean;
};
type Cell = {
  column: number;
  reference: string;
  type: string;
  style: number;
  value: string;
  formula: string;
  range: string;
};

/** Reads a sheet: the cells of its first rows, its first formulas, and how many of each there are. */
export async function readSheet(parts: ZipParts, part: string, formats: Formats): Promise<RawSheet> {
  const sheet: RawSheet = {
    rows: [],
    rowCount: 0,
    columnCount: 0,
    formulas: [],
    formulaCount: 0,
    whole: true,
  };
  let row: RawSheet["rows"][number] = { number: 0, cells: [] };
  let column = -1;
  let filled = false;
  let cells = 0;
  let cell: Cell | null = null;
  let into: "value" | "formula" | null = null;
  let phonetic = 0;

  const keep = (one: Cell): void => {
    if (one.formula || one.range) {
      sheet.formulaCount++;
      if (one.formula && sheet.formulas.length < most.formulas)
        sheet.formulas.push({ cell: one.range || one.reference, formula: `=${one.formula}` });
    }
    const shown = shownOf(one, formats);
    if (shown === "") return;
    filled = true;
    sheet.columnCount = Math.max(sheet.columnCount, one.column + 1);
    if (one.column >= most.columns || cells >= most.cells || sheet.rows.length >= most.rows) return;
    while (row.cells.length < one.column) row.cells.push("");
    row.cells[one.column] = shown;
    cells++;
  };

  sheet.whole = await readXml(parts, part, {
    open: (tag, attribute) => {
      if (tag === "row") {
        const number = Number(attribute("r"));
        row = { number: number > row.number ? number : row.number + 1, cells: [] };
        column = -1;
        filled = false;
      } else if (tag === "c") {
        // Cells need not say where they are: then they follow the one before.
        column = columnOf(attribute("r") ?? "") ?? column + 1;
        cell = {
          column,
          reference: `${columnName(column)}${row.number}`,
          type: attribute("t") ?? "n",
          style: Number(attribute("s") ?? 0),
          value: "",
          formula: "",
          range: "",
        };
      } else if (tag === "v" || tag === "t") into = "value";
      else if (tag === "rPh") phonetic++;
      else if (tag === "f" && cell) {
        into = "formula";
        cell.range = attribute("ref") ?? "";
      }
    },
    close: (tag) => {
      if (tag === "v" || tag === "t" || tag === "f") into = null;
      else if (tag === "rPh") phonetic--;
      else if (tag === "c" && cell) {
        keep(cell);
        cell = null;
      } else if (tag === "row" && filled) {
        sheet.rowCount++;
        if (row.cells.length > 0 && sheet.rows.length < most.rows) sheet.rows.push(row);
      }
    },
    text: (text) => {
      if (!cell || !into || phonetic > 0) return;
      if (into === "value") cell.value = (cell.value + text).slice(0, most.cellText);
      else cell.formula = (cell.formula + text).slice(0, most.formulaText);
    },
  });
  return sheet;
}

/** What a cell shows: its text, its number in its format, the place of its shared string, or a formula nobody worked out yet. */
function shownOf({ type, value, style, formula }: Cell, { numbers, epoch }: Formats): string | number {
  if (value === "") return formula ? `=${formula}` : "";
  if (type === "s") return Number(value) >= 0 ? Math.floor(Number(value)) : "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "n") return formatNumber(value, numbers[style] ?? general, epoch);
  return value;
}

/** The column of a reference, from 0: C7 is 2; null when it names none that a sheet can have. */
function columnOf(reference: string): number | null {
  const [letters] = /^[A-Z]{1,3}/i.exec(reference) ?? [];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= 16_384 ? column - 1 : null;
}
