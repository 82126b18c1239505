import { decodeText } from "./decode-text.ts";
import { parseRecords } from "./parse-records.ts";
import { sniffDelimiter } from "./sniff-delimiter.ts";

export type Table = {
  header: string[];
  rows: string[][];
  delimiter: string;
  encoding: string;
  /** What was odd about the file and what was done about it, in plain words. */
  notes: string[];
};

/** Reads a CSV file with a header row: sniffs encoding and delimiter, names empty and repeated columns, squares ragged rows and says so. */
export function parseCsv(input: Uint8Array | string): Table {
  const decoded =
    typeof input === "string" ? { text: input.replace(/^\uFEFF/, ""), encoding: "utf-8" } : decodeText(input);
  const { text, encoding } = decoded;
  const delimiter = sniffDelimiter(text);
  const { records, unclosedQuote } = parseRecords(text, delimiter);
  const notes: string[] = [];
  if (unclosedQuote) notes.push("A quote is never closed: everything after it was read as one value.");
  const isBlank = (record: string[]) => record.length === 1 && record[0]?.trim() === "";
  const first = records.findIndex((record) => !isBlank(record));
  if (first === -1)
    return { header: [], rows: [], delimiter, encoding, notes: [...notes, "The file is empty."] };
  const header = nameColumns(records[first] ?? [], notes);
  // In a file of one column an empty line is a missing value; in a wider file it is only a blank line.
  const body = records.slice(first + 1).filter((record) => header.length === 1 || !isBlank(record));
  return { header, rows: squareRows(body, header.length, notes), delimiter, encoding, notes };
}

function nameColumns(raw: string[], notes: string[]): string[] {
  const seen = new Set<string>();
  return raw.map((cell, index) => {
    const wanted = cell.trim() || `column ${index + 1}`;
    if (!cell.trim()) notes.push(`Column ${index + 1} has no name: called "${wanted}".`);
    let name = wanted;
    for (let copy = 2; seen.has(name); copy++) name = `${wanted} (${copy})`;
    if (name !== wanted) notes.push(`Two columns are called "${wanted}": the later one is called "${name}".`);
    seen.add(name);
    return name;
  });
}

function squareRows(rows: string[][], width: number, notes: string[]): string[][] {
  const short = rows.filter((row) => row.length < width).length;
  const long = rows.filter((row) => row.length > width).length;
  if (short > 0) notes.push(`${short} row(s) have fewer fields than the header: the rest counts as missing.`);
  if (long > 0)
    notes.push(`${long} row(s) have more fields than the header: the extra fields were left out.`);
  if (short + long === 0) return rows;
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
}
