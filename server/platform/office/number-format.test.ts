import { expect, test } from "vitest";
import { formatNumber, numberFormat } from "./number-format.ts";

test.each([
  ["0.1", 9, undefined, "10%"],
  ["3.14159", 2, undefined, "3.14"],
  ["3.0294318275152", 0, undefined, "3.0294318275"],
  ["1234567890123", 0, undefined, "1234567890123"],
  ["0.1", 0, undefined, "0.1"],
  ["1234.5", 170, '#,##0.00 "EUR per day"', "1234.50"],
  ["1.8", 175, "#,##0.0###", "1.8"],
  ["16", 175, "#,##0.0###", "16.0"],
  ["16", 176, "0.####", "16"],
  ["100", 177, "0", "100"],
  ["2.94481", 176, "0.####", "2.9448"],
  ["0.0725", 171, "0.0%;[Red]-0.0%", "7.3%"],
  ["2", 172, "[$-409]d. mmmm yyyy", "1900-01-01"],
  ["46082", 14, undefined, "2026-03-01"],
  ["46082.75", 22, undefined, "2026-03-01 18:00"],
  ["0.5", 20, undefined, "12:00"],
  ["1.5", 46, undefined, "36:00"],
  ["-3", 14, undefined, "-3"],
  ["1e300", 14, undefined, "1e+300"],
  ["0.5", 173, "# ?/?", "0.5"],
  ["1500000", 174, "0.0,,", "1500000"],
  ["no number", 0, undefined, "no number"],
  ["", 14, undefined, ""],
])("%s in the format %s %s is shown as %s", (stored, id, code, shown) => {
  expect(formatNumber(stored, numberFormat(id, code), 1900)).toBe(shown);
});

test("old Macs count days from 1904", () => {
  expect(formatNumber("1", numberFormat(14, undefined), 1904)).toBe("1904-01-02");
});
