import type { DocumentBlock } from "./office-content.ts";
import type { Style } from "./read-styles.ts";

const most = { characters: 300_000, blocks: 5_000, rows: 1_000, columns: 60 };
type Paragraph = { text: string; style: string; item: number | null };
type Table = { rows: string[][]; cell: string[] | null; span: number };

/** Puts a document's blocks together as its parts are met; what is inside a cell, tables too, becomes the cell's lines. */
export class DocumentWriter {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #blocks: DocumentBlock[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  #characters = 0;
  #rows = 0;

  constructor(styles: ReadonlyMap<string, Style>) {
    this.#styles = styles;
  }

  get full(): boolean {
    return (
      this.#characters > most.characters || this.#blocks.length > most.blocks || this.#rows > most.rows * 5
    );
  }

  openParagraph(): void {
    this.#paragraphs.push({ text: "", style: "", item: null });
  }
  style(id: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.style = id;
  }
  item(level = 0): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.item = level >= 0 && level < 9 ? level : 0;
  }
  write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.full) return;
    paragraph.text += text.slice(0, most.characters);
    this.#characters += text.length;
  }
  closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph) this.#tell(paragraph);
  }

  openTable(): void {
    this.#tables.push({ rows: [], cell: null, span: 1 });
  }
  openRow(): void {
    this.#rows++;
    this.#tables.at(-1)?.rows.push([]);
  }
  openCell(): void {
    const table = this.#tables.at(-1);
    if (table) Object.assign(table, { cell: [], span: 1 });
  }
  span(columns: number): void {
    const table = this.#tables.at(-1);
    if (table && columns > 1) table.span = Math.min(columns, most.columns);
  }
  closeCell(): void {
    const table = this.#tables.at(-1);
    const row = table?.rows.at(-1);
    if (!table || !row) return;
    row.push((table.cell ?? []).join("\n"), ...Array<string>(table.span - 1).fill(""));
    row.splice(most.columns);
    table.cell = null;
  }
  closeTable(): void {
    const table = this.#tables.pop();
    if (!table || table.rows.length === 0) return;
    const outer = this.#tables.at(-1)?.cell;
    if (outer) outer.push(...table.rows.map((row) => row.join(" | ")));
    else this.#blocks.push({ kind: "table", rows: table.rows });
  }

  /** All blocks; what was open when the reading ended is closed where it is. */
  end(): DocumentBlock[] {
    while (this.#paragraphs.length > 0) this.closeParagraph();
    while (this.#tables.length > 0) {
      if (this.#tables.at(-1)?.cell) this.closeCell();
      this.closeTable();
    }
    return this.#blocks;
  }

  #tell({ text, style, item }: Paragraph): void {
    const words = text.trim();
    if (words === "") return;
    const cell = this.#tables.at(-1)?.cell;
    if (cell) {
      cell.push(words);
      return;
    }
    const known = this.#styles.get(style);
    const level = known?.heading ?? headingByName(style);
    if (level) this.#blocks.push({ kind: "heading", level, text: words });
    else if (item !== null || known?.item) this.#blocks.push({ kind: "item", level: item ?? 0, text: words });
    else this.#blocks.push({ kind: "paragraph", text: words });
  }
}

/** Writers without a list of styles still call them by Word's English names. */
function headingByName(style: string): number | undefined {
  const [, level] = /^heading([1-9])$/i.exec(style) ?? [];
  return level ? Number(level) : undefined;
}
