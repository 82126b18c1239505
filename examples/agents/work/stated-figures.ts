import { readDocx } from "./read-docx.ts";
import { unescapeXml } from "./read-zip.ts";

/** The tables of a deliverable as a reader sees them: rows of cell texts, whatever the file's kind. */
export function statedTables(name: string, bytes: Uint8Array): string[][][] {
  if (name.endsWith(".docx")) return readDocx(bytes).tables;
  const text = new TextDecoder().decode(bytes);
  return name.endsWith(".html") ? htmlTables(text) : markdownTables(text);
}

/** The figures of the statistics table, by column as it is labelled and by heading; empty when there is no such table. */
export function statedFigures(name: string, bytes: Uint8Array): Map<string, Map<string, string>> {
  const tables = statedTables(name, bytes);
  const statistics = tables.find(
    ([header]) => header?.includes("Mean") && header.includes("Std") && header.includes("Q1"),
  );
  const [header = [], ...rows] = statistics ?? [];
  return new Map(
    rows.map(([column = "", ...cells]) => [
      column,
      new Map(cells.map((cell, index) => [header[index + 1] ?? "", cell])),
    ]),
  );
}

/** Whether a displayed number is the true one rounded to the digits shown (half a unit of the last digit, and a hair). */
export function showsNumber(shown: string, truth: number): boolean {
  const plain = shown.replaceAll(",", "").replace("−", "-");
  const value = Number(plain);
  if (plain === "" || Number.isNaN(value)) return false;
  const [mantissa = "", exponent = "0"] = plain.toLowerCase().split("e");
  const unit = 10 ** (Number(exponent) - (mantissa.split(".")[1]?.length ?? 0));
  return Math.abs(value - truth) <= unit * 0.5000001 + Math.abs(truth) * 1e-12;
}

function markdownTables(text: string): string[][][] {
  const tables: string[][][] = [[]];
  for (const line of text.split("\n")) {
    if (!line.startsWith("|")) {
      if (tables[tables.length - 1]?.length) tables.push([]);
      continue;
    }
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => unescapeXml(cell.trim().replace(/\\(.)/g, "$1")));
    if (!cells.every((cell) => /^-+:?$/.test(cell))) tables[tables.length - 1]?.push(cells);
  }
  return tables.filter((table) => table.length > 0);
}

function htmlTables(text: string): string[][][] {
  return [...text.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = ""]) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
        unescapeXml(cell.replace(/<[^>]*>/g, "")),
      ),
    ),
  );
}
