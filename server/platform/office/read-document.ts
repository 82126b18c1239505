import { DocumentWriter } from "./document-writer.ts";
import type { OfficeContent } from "./office-content.ts";
import { readRelations } from "./read-relations.ts";
import { readStyles } from "./read-styles.ts";
import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Not what the document says now: deleted or moved away, or a second telling for old programs. */
const skipped = new Set(["del", "moveFrom", "Fallback"]);

/** Reads a Word file's text in order: headings, paragraphs, list items, tables; pictures by their descriptions. */
export async function readDocument(parts: ZipParts, part: string): Promise<OfficeContent> {
  const relations = await readRelations(parts, part);
  const styles = await readStyles(parts, relations.find(({ type }) => type.endsWith("/styles"))?.target);
  const writer = new DocumentWriter(styles);
  let skipping = 0;
  let runs = 0;
  let inText = false;
  const whole = await readXml(parts, part, {
    open: (tag, attribute) => {
      if (skipping > 0 || skipped.has(tag)) skipping++;
      else if (tag === "p") writer.openParagraph();
      else if (tag === "r") runs++;
      else if (tag === "t") inText = true;
      else if (tag === "pStyle") writer.style(attribute("val") ?? "");
      else if (tag === "numPr") writer.item();
      else if (tag === "ilvl") writer.item(Number(attribute("val")));
      else if (tag === "tab" && runs > 0) writer.write("\t");
      else if ((tag === "br" || tag === "cr") && runs > 0) writer.write("\n");
      else if (tag === "noBreakHyphen") writer.write("-");
      else if (tag === "docPr") writer.write(pictureOf(attribute("descr") || attribute("title") || ""));
      else if (tag === "tbl") writer.openTable();
      else if (tag === "tr") writer.openRow();
      else if (tag === "tc") writer.openCell();
      else if (tag === "gridSpan") writer.span(Number(attribute("val")));
    },
    close: (tag) => {
      if (skipping > 0) skipping--;
      else if (tag === "p") writer.closeParagraph();
      else if (tag === "r") runs--;
      else if (tag === "t") inText = false;
      else if (tag === "tc") writer.closeCell();
      else if (tag === "tbl") writer.closeTable();
    },
    text: (text) => {
      if (inText && skipping === 0) writer.write(text);
    },
    done: () => writer.full,
  });
  return { kind: "document", blocks: writer.end(), cut: !whole || writer.full };
}

const pictureOf = (words: string): string => (words ? `[picture: ${words.slice(0, 300)}]` : "[picture]");
