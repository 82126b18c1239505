import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { afterAll, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { excelFile, paragraph, wordFile } from "../testing/office-files.ts";
import type { OfficeContent } from "./office-content.ts";
import { officeText } from "./office-text.ts";
import { readOffice } from "./read-office.ts";

const folder = mkdtempSync(join(tmpdir(), "claw-office-"));
afterAll(() => rmSync(folder, { recursive: true }));
const read = async (kind: "docx" | "xlsx", content: Uint8Array): Promise<OfficeContent> => {
  const path = join(folder, `file.${kind}`);
  writeFileSync(path, content);
  return readOffice(path, kind);
};
const textOf = async (kind: "docx" | "xlsx", content: Uint8Array, most = 10_000): Promise<string> => {
  const found = await read(kind, content);
  if (found.kind === "unreadable") throw new Error(found.why);
  return officeText(found, most);
};

test("a Word file that a library wrote is read in order: headings, words, list, table", async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text), new Paragraph("below")] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: "Market brief", heading: HeadingLevel.HEADING_1 }),
          new Paragraph("Sales rose by 4 % & more < before."),
          new Paragraph({ text: "First", bullet: { level: 0 } }),
          new Paragraph({ text: "Deeper", bullet: { level: 1 } }),
          new Table({ rows: [new TableRow({ children: [cell("Shop"), cell("a|b")] })] }),
        ],
      },
    ],
  });
  expect(await textOf("docx", await Packer.toBuffer(document))).toBe(
    [
      "# Market brief",
      "Sales rose by 4 % & more < before.",
      "- First\n  - Deeper",
      "| Shop / below | a\\|b / below |\n| --- | --- |",
    ].join("\n\n"),
  );
});

test("a Word file says what it says now: deleted and doubled text is left out, headings go by their style’s own name", async () => {
  const styles = `<w:styles xmlns:w="x"><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>`;
  const body = [
    paragraph("Überblick &#x1F600;", `<w:pStyle w:val="berschrift2"/><w:tabs><w:tab w:val="left"/></w:tabs>`),
    `<w:p><w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del></w:p>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr id="1" descr="A chart of sales"/></w:drawing></mc:Choice><mc:Fallback><w:t>twice</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    `<w:p><w:r><w:t>left</w:t><w:tab/><w:t>right</w:t><w:br/><w:t>next</w:t></w:r></w:p>`,
  ].join("");
  const file = wordFile(body, "", [{ name: "word/styles.xml", content: styles }]);
  expect(await textOf("docx", file)).toBe(
    ["## Überblick 😀", "kept", "[picture: A chart of sales]", "left\tright\nnext"].join("\n\n"),
  );
});

test("an Excel file that a library wrote is read sheet by sheet, with dates, percents and formulas", async () => {
  const file = await writeExcelFile([
    {
      sheet: "Sales",
      data: [
        ["Shop", "Day", "Share"],
        [
          "Kiel",
          { value: new Date(Date.UTC(2026, 2, 1)), type: Date, format: "dd/mm/yyyy" },
          { value: 0.07, type: Number, format: "0.0%" },
        ],
        [null, null, { value: "SUM(C2:C2)", type: "Formula" }],
      ],
    },
    { sheet: "Empty", data: [] },
  ]).toBuffer();
  expect(await textOf("xlsx", file)).toBe(
    [
      "## Sheet 1 of 2: Sales, 3 rows, 3 columns",
      "|  | A | B | C |",
      "| --- | --- | --- | --- |",
      "| 1 | Shop | Day | Share |",
      "| 2 | Kiel | 2026-03-01 | 7.0% |",
      "| 3 |  |  | =SUM(C2:C2) |",
      "Formulas (1):",
      "C3 =SUM(C2:C2)",
      "",
      "## Sheet 2 of 2: Empty, 0 rows, 0 columns",
      "(It is empty.)",
    ].join("\n"),
  );
});

test("cells stand where their references say, and what is not shown is counted", async () => {
  const rows = Array.from(
    { length: 1_500 },
    (_, i) =>
      `<row r="${i + 10}"><c r="C${i + 10}" t="s"><v>${i % 2}</v></c><c r="AAA${i + 10}"><v>1</v></c></row>`,
  ).join("");
  const found = await read("xlsx", excelFile(rows, ["even", "odd"]));
  if (found.kind !== "workbook") throw new Error(JSON.stringify(found));
  const [sheet] = found.sheets;
  expect(sheet).toMatchObject({ name: "One", rowCount: 1_500, columnCount: 703 });
  expect(sheet?.rows).toHaveLength(1_000);
  expect(sheet?.rows[1]).toEqual({ number: 11, cells: ["", "", "odd"] });
  const text = officeText(found, 2_000);
  expect(text.length).toBeLessThanOrEqual(2_000);
  const shown = text.match(/^\| 1?\d+ \|/gm)?.length ?? 0;
  expect(shown).toBeGreaterThan(20);
  expect(text).toContain(`(${1_500 - shown} more rows are not shown)`);
});

test("text is bounded to the character, whatever is in the file", async () => {
  const long = wordFile(paragraph("word ".repeat(40_000)) + paragraph("the end"));
  const text = await textOf("docx", long, 5_000);
  expect(text.length).toBeLessThanOrEqual(5_000);
  expect(text).toMatch(/\(There is more in this file than is shown here\.\)$/);
  const endless = await read(
    "docx",
    wordFile(Array.from({ length: 9_000 }, (_, i) => paragraph(`Line ${i}: ${randomUUID()}`)).join("")),
  );
  expect(endless).toMatchObject({ kind: "document", cut: true });
  expect(JSON.stringify(endless).length).toBeLessThan(700_000);
});

test("text holds no control characters and no half characters, whatever stands in the file", async () => {
  const found = await textOf("docx", wordFile(paragraph("a\u0000b&#1;c\u0007d&#xD83D;e")), 1_000);
  expect(found).toBe("abcd\ufffde");
  expect(await textOf("docx", wordFile(paragraph("😀".repeat(100))), 102)).toMatch(/^(😀)+\ufffd?\n\(There/);
});
