import type { Cell, CellObject } from "write-excel-file/node";

const TEAL = "#0F5C63";

/** A text cell; control characters that XML forbids are dropped, and Excel's limit of 32,767 characters is kept. */
export function text(value: string, style: CellObject = {}): CellObject {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to remove
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, 32_767);
  return { ...style, type: String, value: clean };
}

/** A header cell: white on teal, bold. */
export function head(value: string): CellObject {
  return text(value, {
    fontWeight: "bold",
    textColor: "#FFFFFF",
    backgroundColor: TEAL,
    alignVertical: "center",
    height: 22,
    wrap: true,
  });
}

/** A title cell: large, teal. */
export function title(value: string): CellObject {
  return text(value, { fontWeight: "bold", fontSize: 16, textColor: TEAL, height: 28 });
}

/** A quiet remark. */
export function remark(value: string): CellObject {
  return text(value, { textColor: "#5F6B6B", fontStyle: "italic" });
}

/** A number cell with a format that fits its size. */
export function number(value: number): CellObject {
  return { type: Number, value, format: formatFor(value) };
}

/** Formulas of one sheet with the values they should show, so that viewers which do not calculate show them too. */
export class Formulas {
  readonly results = new Map<string, number>();

  /** A live formula (without "=") whose present result is known; the address is where the caller puts it. */
  cell(address: string, formula: string, result: number): Cell {
    this.results.set(address, result);
    return { type: "Formula", value: formula, format: formatFor(result) };
  }
}

function formatFor(value: number): string {
  if (Number.isInteger(value)) return "#,##0";
  return Math.abs(value) >= 1000 ? "#,##0.0" : "0.00##";
}
