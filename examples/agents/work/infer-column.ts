import { dateFormats, parseDate } from "./parse-date.ts";
import { type DecimalMark, parseNumber } from "./parse-number.ts";

export type Kind = "integer" | "number" | "date" | "boolean" | "text" | "empty";
export type TypedColumn = {
  name: string;
  kind: Kind;
  /** The trimmed text of each row, null where it is missing. */
  text: (string | null)[];
  /** Numbers, or dates in UTC milliseconds; null where missing or unreadable; empty for text and booleans. */
  values: (number | null)[];
  decimalMark?: DecimalMark;
  dateFormat?: string;
  /** Values that are present but do not fit the kind; they are left out of the statistics. */
  unreadable: number;
};

const MISSING = new Set(["", "na", "n/a", "#n/a", "nan", "null"]);
const YES_NO = new Set(["true", "false", "yes", "no", "ja", "nein"]);
/** A column is numeric (or a date) when at least this share of its present values is. */
const ENOUGH = 0.95;

/** Decides what a column holds and reads its values; `usual` settles what "1,234" means when both readings fit. */
export function inferColumn(name: string, cells: string[], usual: DecimalMark): TypedColumn {
  const text = cells.map((cell) => (MISSING.has(cell.trim().toLowerCase()) ? null : cell.trim()));
  const present = text.filter((value): value is string => value !== null);
  const plain = { name, text, values: [], unreadable: 0 };
  if (present.length === 0) return { ...plain, kind: "empty" };
  if (present.every((value) => YES_NO.has(value.toLowerCase()))) return { ...plain, kind: "boolean" };
  const read = (parse: (value: string) => number | null) =>
    text.map((value) => (value === null ? null : parse(value)));
  const misses = (values: (number | null)[]) =>
    present.length - values.filter((value) => value !== null).length;
  const tolerated = Math.floor(present.length * (1 - ENOUGH));
  const marks: DecimalMark[] = usual === "," ? [",", "."] : [".", ","];
  const numeric = marks
    .map((mark) => ({ mark, values: read((value) => parseNumber(value, mark)) }))
    .map((reading) => ({ ...reading, unreadable: misses(reading.values) }))
    .sort((a, b) => a.unreadable - b.unreadable)[0];
  if (numeric && numeric.unreadable <= tolerated) {
    const whole = numeric.values.every((value) => value === null || Number.isInteger(value));
    const { values, unreadable } = numeric;
    return { ...plain, kind: whole ? "integer" : "number", values, unreadable, decimalMark: numeric.mark };
  }
  // A long column of prose is not worth trying eight formats on every row.
  for (const format of dateFormats.filter((each) =>
    present.slice(0, 20).some((value) => parseDate(value, each) !== null),
  )) {
    const values = read((value) => parseDate(value, format));
    if (misses(values) <= tolerated)
      return { ...plain, kind: "date", values, unreadable: misses(values), dateFormat: format };
  }
  return { ...plain, kind: "text" };
}
