import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nastyFiles } from "./nasty-files.ts";
import { parseCsv } from "./parse-csv.ts";

const parse = (name: string) => parseCsv(nastyFiles[name] ?? "");

describe("parseCsv", () => {
  test("any table survives being written with quotes and read back", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0"));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        (rows, delimiter, newline, mark) => {
          const header = (rows[0] ?? []).map((_, index) => `h${index}`);
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = [header, ...rows].map((row) => row.map(quote).join(delimiter)).join(newline);
          const read = parseCsv(new TextEncoder().encode((mark ? "\uFEFF" : "") + text));
          expect(read.header).toEqual(header);
          expect(read.rows).toEqual(rows);
          expect(read.delimiter).toBe(delimiter);
        },
      ),
    );
  });

  test("quotes hold delimiters, line breaks and quotes", () => {
    expect(parse("quotes.csv").rows).toEqual([
      ['Doe, "Jane"', "two\nlines", "1"],
      ["O'Neil", "a;b", "2"],
      ["plain", "", "3"],
    ]);
  });

  test("an empty file has no columns and says so", () => {
    expect(parse("empty.csv")).toMatchObject({ header: [], rows: [], notes: ["The file is empty."] });
    expect(parse("blank-lines.csv").header).toEqual([]);
  });

  test("ragged rows are squared and counted in the notes", () => {
    const { rows, notes } = parse("ragged.csv");
    expect(rows).toEqual([
      ["1", "2", ""],
      ["3", "4", "5"],
      ["7", "8", "9"],
    ]);
    expect(notes.join(" ")).toMatch(/1 row\(s\) have fewer.*1 row\(s\) have more/);
  });

  test("empty and repeated column names become different ones", () => {
    expect(parse("same-names.csv").header).toEqual(["a", "a (2)", "column 3", "a (3)"]);
  });

  test("in a file of one column a blank line is a missing value", () => {
    expect(parse("one-column.csv").rows).toEqual([["1"], [""], ["3"]]);
  });

  test("an unclosed quote is reported", () => {
    expect(parse("unclosed.csv").notes.join()).toContain("never closed");
  });

  test("Windows-1252 and UTF-16 are recognised", () => {
    expect(parseCsv(Uint8Array.from([0x61, 0x0a, 0xfc])).rows).toEqual([["ü"]]);
    expect(parseCsv(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0xfc, 0])).rows).toEqual([["ü"]]);
  });
});
