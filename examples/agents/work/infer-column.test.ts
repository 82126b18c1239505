import { describe, expect, test } from "vitest";
import { inferColumn } from "./infer-column.ts";
import { parseDate } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";

describe("parseNumber", () => {
  test.each([
    ["1,234.56", ".", 1234.56],
    ["1.234,56", ",", 1234.56],
    ["-0,75", ",", -0.75],
    ["1 234,5", ",", 1234.5],
    [".5", ".", 0.5],
    ["$1,000", ".", 1000],
    ["12 %", ".", 12],
    ["−3", ".", -3],
    ["1e3", ".", 1000],
    ["007", ".", null],
    ["0", ".", 0],
    ["0.5", ".", 0.5],
    ["1,23,456", ".", null],
    ["1e999", ".", null],
    ["", ".", null],
    ["-", ".", null],
    ["12:30", ".", null],
    ["0x10", ".", null],
  ] as const)("%j with mark %j is %j", (text, mark, value) => {
    expect(parseNumber(text, mark)).toBe(value);
  });
});

describe("parseDate", () => {
  test.each([
    ["2020-02-29", "YYYY-MM-DD", "2020-02-29T00:00:00.000Z"],
    ["2020-01-01T12:30+02:00", "YYYY-MM-DD", "2020-01-01T10:30:00.000Z"],
    ["01.02.2020", "DD.MM.YYYY", "2020-02-01T00:00:00.000Z"],
    ["3/14/2020", "MM/DD/YYYY", "2020-03-14T00:00:00.000Z"],
    ["2020年1月2日", "YYYY年M月D日", "2020-01-02T00:00:00.000Z"],
    ["Jan 5, 2001", "Mon D, YYYY", "2001-01-05T00:00:00.000Z"],
    ["2001-07", "YYYY-MM", "2001-07-01T00:00:00.000Z"],
    ["5 March 2001", "D Mon YYYY", "2001-03-05T00:00:00.000Z"],
  ])("%j as %s", (text, format, iso) => {
    expect(new Date(parseDate(text, format) ?? Number.NaN).toISOString()).toBe(iso);
  });

  test.each([
    ["2019-02-29", "YYYY-MM-DD"],
    ["2020-13-01", "YYYY-MM-DD"],
    ["31.04.2020", "DD.MM.YYYY"],
    ["2020-01-01 25:00", "YYYY-MM-DD"],
  ])("%j does not exist", (text, format) => expect(parseDate(text, format)).toBeNull());
});

describe("inferColumn", () => {
  test.each([
    [["1", "2", ""], "integer"],
    [["1.5", "2"], "number"],
    [["2020-01-01", "NA"], "date"],
    [["yes", "No"], "boolean"],
    [["a", "1"], "text"],
    [["", "n/a", "NULL"], "empty"],
    [["01234", "99999"], "text"],
    [["14/3/2020", "15/3/2020"], "date"],
  ])("%j is %s", (cells, kind) => {
    expect(inferColumn("x", cells, ".").kind).toBe(kind);
  });

  test("one stray word in a long numeric column is left out and counted", () => {
    const column = inferColumn(
      "x",
      [...Array.from({ length: 40 }, (_, index) => String(index)), "unknown"],
      ".",
    );
    expect(column).toMatchObject({ kind: "integer", unreadable: 1 });
    expect(column.values[40]).toBeNull();
  });

  test("day and month are told apart by the whole column", () => {
    expect(inferColumn("d", ["03/04/2020", "25/12/2020"], ".").dateFormat).toBe("DD/MM/YYYY");
    expect(inferColumn("d", ["03/04/2020", "12/25/2020"], ".").dateFormat).toBe("MM/DD/YYYY");
  });
});
