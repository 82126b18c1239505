import type { CheckFile, Material, Outcome } from "./check-material.ts";
import { readDocx } from "./read-docx.ts";
import { readXlsx } from "./read-xlsx.ts";
import { statedTables } from "./stated-figures.ts";

/** Really opens every file by its kind; a file that cannot be read fails with the reason. */
export function checkOpens({ files }: Material): Outcome {
  if (files.length === 0) return { passed: false, evidence: "Nothing was handed in." };
  const seen = files.map((file) => {
    try {
      return {
        passed: true,
        evidence: `${file.name} (${file.bytes.byteLength} bytes): ${whatIsInside(file)}.`,
      };
    } catch (error) {
      return {
        passed: false,
        evidence: `${file.name} does not open: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  });
  return {
    passed: seen.every(({ passed }) => passed),
    evidence: seen.map(({ evidence }) => evidence).join(" "),
  };
}

function whatIsInside({ name, bytes }: CheckFile): string {
  if (name.endsWith(".xlsx"))
    return readXlsx(bytes)
      .map((sheet) => `${sheet.name} ${sheet.cells.size} cells`)
      .join(", ");
  if (name.endsWith(".docx"))
    return `${readDocx(bytes).paragraphs.length} paragraphs, ${readDocx(bytes).tables.length} tables`;
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (name.endsWith(".json")) return `JSON with ${Object.keys(JSON.parse(text) as object).length} fields`;
  if (name.endsWith(".html") && !/<!doctype html>[\s\S]*<\/html>\s*$/i.test(text))
    throw new Error("it is not a whole HTML page.");
  if (text.trim() === "") throw new Error("it is empty.");
  return `${text.split("\n").length} lines, ${statedTables(name, bytes).length} tables`;
}

/** A page that asks for nothing: no script, no link, image or font from elsewhere. */
export function checkSelfContained({ files }: Material): Outcome {
  const page = pageOf(files);
  if (!page) return { passed: false, evidence: "There is no HTML page." };
  const asks =
    page.text.match(/<script|<link|<iframe|<img|<object|\bsrc\s*=|url\(|@import|href\s*=\s*"(?!#)/gi) ?? [];
  return {
    passed: asks.length === 0,
    evidence:
      asks.length === 0
        ? `${page.name} has no script and asks for nothing.`
        : `${page.name} contains ${[...new Set(asks)].join(", ")}.`,
  };
}

/** Charts that also have words: inline SVG with a name. A page without any passes: some data is not worth a chart. */
export function checkCharts({ files }: Material): Outcome {
  const page = pageOf(files);
  const charts = page?.text.match(/<svg /g)?.length ?? 0;
  const named = page?.text.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)?.length ?? 0;
  return {
    passed: page !== null && named === charts,
    evidence: `${charts} inline charts (each drawn wide and narrow), ${named} with a text alternative.`,
  };
}

/** A page made for small screens too. */
export function checkPhone({ files }: Material): Outcome {
  const page = pageOf(files);
  const passed =
    /<meta name="viewport" content="width=device-width/.test(page?.text ?? "") &&
    /@media \(max-width/.test(page?.text ?? "");
  return {
    passed,
    evidence: passed
      ? "It sets the viewport and has rules for narrow screens."
      : "No viewport or no rules for narrow screens.",
  };
}

/** The Word file says what the Markdown file says: the same headings and the same tables. */
export function checkSameWords({ files }: Material): Outcome {
  const word = files.find(({ name }) => name.endsWith(".docx"));
  const twin = word?.name.replace(/docx$/, "md");
  const markdown = files.find(({ name }) => name === twin) ?? files.find(({ name }) => name.endsWith(".md"));
  if (!markdown || !word)
    return { passed: false, evidence: "It takes a Markdown and a Word file to compare them." };
  const plain = new TextDecoder().decode(markdown.bytes).replace(/\\(.)/g, "$1").replaceAll("&lt;", "<");
  const { headings, tables } = readDocx(word.bytes);
  const absent = headings.filter((heading) => !plain.includes(`# ${heading}`));
  const same = JSON.stringify(statedTables(markdown.name, markdown.bytes)) === JSON.stringify(tables);
  return {
    passed: absent.length === 0 && headings.length > 0 && same,
    evidence: `${headings.length} headings, ${absent.length} of them not in ${markdown.name}; ${tables.length} tables, ${same ? "all the same" : "not the same"}.`,
  };
}

/** Each text names the file it speaks of by its SHA-256, and the source when one is known. */
export function checkSource({ files, profile }: Material): Outcome {
  const texts = files.map((file) => ({ name: file.name, text: textOf(file) }));
  const lacking = texts.filter(
    ({ text }) =>
      !text.includes(profile.file.sha256) ||
      (profile.source !== null && !text.includes(profile.source.slice(0, 40))),
  );
  return {
    passed: texts.length > 0 && lacking.length === 0,
    evidence:
      lacking.length === 0
        ? `SHA-256 ${profile.file.sha256.slice(0, 12)}… and the source are named.`
        : `Not named in ${lacking.map(({ name }) => name).join(", ")}.`,
  };
}

/** The file in words; a workbook's texts, a document's paragraphs. */
export function textOf({ name, bytes }: CheckFile): string {
  if (name.endsWith(".xlsx"))
    return readXlsx(bytes)
      .flatMap((sheet) => [...sheet.cells.values()].map(({ value }) => String(value ?? "")))
      .join("\n");
  if (name.endsWith(".docx")) return readDocx(bytes).paragraphs.join("\n");
  return new TextDecoder().decode(bytes).replace(/\\(.)/g, "$1");
}

function pageOf(files: CheckFile[]): { name: string; text: string } | null {
  const page = files.find(({ name }) => name.endsWith(".html"));
  return page ? { name: page.name, text: new TextDecoder().decode(page.bytes) } : null;
}
