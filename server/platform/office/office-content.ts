/** A piece of a Word file, in the order it is read. A cell's paragraphs are its lines. */
export type DocumentBlock =
  | { kind: "heading"; level: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "item"; level: number; text: string }
  | { kind: "table"; rows: string[][] };

/** A sheet as far as it is shown: its first rows with their own numbers, and how much there is in all. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: { number: number; cells: string[] }[];
  /** Rows with something in them, and the last column that has; at least so many when the file is `cut`. */
  rowCount: number;
  columnCount: number;
  formulas: { cell: string; formula: string }[];
  formulaCount: number;
};

/** What an office file says, without its looks; `cut` when it holds more than is ever read. */
export type OfficeContent =
  | { kind: "document"; blocks: DocumentBlock[]; cut: boolean }
  | { kind: "workbook"; sheets: Sheet[]; cut: boolean }
  | { kind: "unreadable"; why: string };
