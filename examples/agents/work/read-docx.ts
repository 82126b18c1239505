import { readZip, unescapeXml, zipText } from "./read-zip.ts";

export type ReadDocx = { paragraphs: string[]; headings: string[]; tables: string[][][] };

/** Reads a .docx back: its paragraphs, its headings among them, and its tables as rows of cell texts. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const xml = zipText(readZip(bytes), "word/document.xml");
  if (!xml.includes("</w:document>")) throw new Error("word/document.xml is cut short.");
  const parts = [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map(([, part = ""]) => part);
  const headings = parts.filter((part) => /<w:pStyle w:val="Heading\d"/.test(part)).map(textOf);
  const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = ""]) =>
    [...table.matchAll(/<w:tr(?: [^>]*)?>(.*?)<\/w:tr>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = ""]) => textOf(cell)),
    ),
  );
  return { paragraphs: parts.map(textOf).filter(Boolean), headings, tables };
}

function textOf(xml: string): string {
  return unescapeXml(
    [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text = ""]) => text).join(""),
  );
}
