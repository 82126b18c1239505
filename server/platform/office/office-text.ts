import { columnName } from "./column-name.ts";
import type { DocumentBlock, OfficeContent, Sheet } from "./office-content.ts";

type Readable = Exclude<OfficeContent, { kind: "unreadable" }>;
const more = "\n(There is more in this file than is shown here.)";

/** An office file as Markdown-like text of at most `most` characters: of a workbook each sheet has its share. */
export function officeText(content: Readable, most: number): string {
  // A character of two halves may have been cut between them.
  return textOf(content, most).toWellFormed();
}

function textOf(content: Readable, most: number): string {
  const room = most - more.length;
  if (content.kind === "document") {
    // An item stands close to the one before.
    const pieces = content.blocks.map((block, i) => {
      const follows = block.kind === "item" && content.blocks[i - 1]?.kind === "item";
      return `${i === 0 ? "" : follows ? "\n" : "\n\n"}${textOfBlock(block)}`;
    });
    const { text, taken } = within(pieces, "", room);
    return text + (content.cut || taken < pieces.length ? more : "");
  }
  let left = room;
  const { sheets } = content;
  const texts = sheets.map((sheet, i) => {
    const share = Math.floor(left / (sheets.length - i)) - 2;
    const text = textOfSheet(sheet, `Sheet ${i + 1} of ${sheets.length}`, share).slice(0, Math.max(0, share));
    left -= text.length + 2;
    return text;
  });
  return texts.join("\n\n") + (content.cut ? more : "");
}

function textOfBlock(block: DocumentBlock): string {
  if (block.kind === "heading") return `${"#".repeat(Math.min(6, block.level))} ${block.text}`;
  if (block.kind === "item") return `${"  ".repeat(block.level)}- ${block.text}`;
  if (block.kind === "paragraph") return block.text;
  const [head = [], ...body] = block.rows;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

function textOfSheet({ name, hidden, rows, ...sheet }: Sheet, place: string, most: number): string {
  const size = `${sheet.rowCount} rows, ${sheet.columnCount} columns`;
  const head = `## ${place}: ${name}${hidden ? " (hidden)" : ""}, ${size}`;
  if (sheet.rowCount === 0) return `${head}\n(It is empty.)`;
  const formulas = within(
    sheet.formulas.map(({ cell, formula }) => `\n${cell} ${formula}`),
    `\nFormulas (${sheet.formulaCount}):`,
    Math.floor(most / 4),
  );
  const below = sheet.formulaCount > 0 ? formulas.text : "";
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const letters = Array.from({ length: columns }, (_, column) => columnName(column));
  const top = [head, line(["", ...letters]), line(["---", ...letters.map(() => "---")])].join("\n");
  const lines = rows.map(({ number, cells }) => `\n${line([String(number), ...cells])}`);
  const { text, taken } = within(lines, top, most - below.length - 40);
  const left = sheet.rowCount - taken;
  return `${text}${left > 0 ? `\n(${left} more rows are not shown)` : ""}${below}`;
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " / ")).join(" | ")} |`;

/** Pieces after a first one, as many whole ones as have room, and how many those are; the very first is cut instead. */
function within(pieces: readonly string[], first: string, most: number): { text: string; taken: number } {
  let text = first.slice(0, Math.max(0, most));
  for (const [i, piece] of pieces.entries()) {
    if (text.length + piece.length > most)
      return { text: i === 0 ? (text + piece).slice(0, Math.max(0, most)) : text, taken: i };
    text += piece;
  }
  return { text, taken: pieces.length };
}
