import { type NumberFormat, numberFormat } from "./number-format.ts";
import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

/** The number format of each cell style of a workbook, by the style's place. */
export async function readNumberFormats(parts: ZipParts, part: string | undefined): Promise<NumberFormat[]> {
  if (!part || !parts.has(part)) return [];
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await readXml(parts, part, {
    open: (tag, attribute) => {
      if (tag === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      else if (tag === "cellXfs") inCells = true;
      else if (tag === "xf" && inCells) {
        const id = Number(attribute("numFmtId") ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close: (tag) => {
      if (tag === "cellXfs") inCells = false;
    },
    done: () => formats.length > 70_000,
  });
  return formats;
}
