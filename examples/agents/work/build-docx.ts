import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type Block, plainText } from "./document.ts";

const TEAL = "0F5C63";
const PAGE_WIDTH = 9026; // A4 with 1-inch margins, in twentieths of a point.

/** Builds a Word file from blocks: headings, paragraphs, lists and ruled tables with right-aligned figures. */
export async function buildDocx(title: string, blocks: Block[]): Promise<Uint8Array> {
  const document = new Document({
    title: plainText(title),
    creator: "Claw Group example agent",
    styles: {
      default: {
        document: { run: { font: "Calibri", size: 22 }, paragraph: { spacing: { after: 140, line: 276 } } },
        heading1: { run: { size: 40, bold: true, color: TEAL }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { size: 27, bold: true, color: TEAL },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
      },
    },
    sections: [{ children: blocks.flatMap(toWord) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function toWord(block: Block): (Paragraph | Table)[] {
  if (block.kind === "heading") {
    const heading = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }[
      block.level
    ];
    return [new Paragraph({ heading, keepNext: true, children: [new TextRun(plainText(block.text))] })];
  }
  if (block.kind === "paragraph") {
    const run = block.quiet
      ? { text: plainText(block.text), color: "666666", size: 18 }
      : { text: plainText(block.text) };
    return [new Paragraph({ children: [new TextRun(run)] })];
  }
  if (block.kind === "list")
    return block.items.map(
      (item) => new Paragraph({ text: plainText(item), bullet: { level: 0 }, spacing: { after: 60 } }),
    );
  const caption = block.caption
    ? [
        new Paragraph({
          keepNext: true,
          children: [new TextRun({ text: plainText(block.caption), italics: true, size: 19 })],
        }),
      ]
    : [];
  return [...caption, toTable(block), new Paragraph({ text: "", spacing: { after: 60 } })];
}

function toTable({ header, rows }: Extract<Block, { kind: "table" }>): Table {
  const numeric = header.map((_, index) => rows.every((row) => /^[-−+\d.,e %–]*$/.test(row[index] ?? "")));
  const weights = header.map((name, index) =>
    Math.min(40, Math.max(5, name.length, ...rows.slice(0, 200).map((row) => (row[index] ?? "").length))),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.round((weight / total) * PAGE_WIDTH));
  const size = header.length > 7 ? 15 : 19;
  const cell = (text: string, index: number, head: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      shading: head ? { type: ShadingType.CLEAR, fill: "E3F0F0", color: "auto" } : undefined,
      children: [
        new Paragraph({
          alignment: numeric[index] ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0, line: 240 },
          children: [new TextRun({ text: plainText(text), bold: head, size })],
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: "C9D6D6" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: header.map((text, index) => cell(text, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
}
