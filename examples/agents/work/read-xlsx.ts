import { readZip, unescapeXml, zipText } from "./read-zip.ts";

type ReadCell = { value: string | number | boolean | null; formula: string | null };
export type ReadSheet = { name: string; xml: string; cells: Map<string, ReadCell> };

/** Reads an .xlsx back: every sheet with its cells by address, formulas with their stored values. */
export function readXlsx(bytes: Uint8Array): ReadSheet[] {
  const files = readZip(bytes);
  const strings = files.has("xl/sharedStrings.xml")
    ? readStrings(zipText(files, "xl/sharedStrings.xml"))
    : [];
  const targets = new Map<string, string>();
  for (const [tag] of zipText(files, "xl/_rels/workbook.xml.rels").matchAll(/<Relationship [^>]*>/g)) {
    targets.set(attribute(tag, "Id"), attribute(tag, "Target").replace(/^\/?(xl\/)?/, ""));
  }
  return [...zipText(files, "xl/workbook.xml").matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
    const xml = zipText(files, `xl/${targets.get(attribute(tag, "r:id"))}`);
    return { name: unescapeXml(attribute(tag, "name")), xml, cells: readCells(xml, strings) };
  });
}

/** "AB12" as zero-based column and 1-based row. */
export function splitAddress(address: string): { column: number; row: number } {
  const [, letters = "", digits = ""] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}

/** Zero-based column as letters: 27 is "AB". */
export function columnLetters(column: number): string {
  const above = Math.floor(column / 26);
  return (above > 0 ? columnLetters(above - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function readStrings(xml: string): string[] {
  return [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) => textOf(item));
}

function readCells(xml: string, strings: string[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, tag = "", inner = ""] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const kind = attribute(` ${tag}`, "t");
    const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
    const formula = /<f[^>]*>(.*?)<\/f>/s.exec(inner)?.[1];
    const value = kind === "inlineStr" ? textOf(inner) : raw === undefined ? null : typed(kind, raw, strings);
    cells.set(attribute(` ${tag}`, "r"), {
      value,
      formula: formula === undefined ? null : unescapeXml(formula),
    });
  }
  return cells;
}

function typed(kind: string, raw: string, strings: string[]): string | number | boolean | null {
  if (kind === "s") return strings[Number(raw)] ?? null;
  if (kind === "b") return raw === "1";
  return kind === "str" || kind === "e" ? unescapeXml(raw) : Number(raw);
}

function textOf(xml: string): string {
  return unescapeXml([...xml.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, text = ""]) => text).join(""));
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}
