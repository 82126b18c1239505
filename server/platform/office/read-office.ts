import type { OfficeContent } from "./office-content.ts";
import { readDocument } from "./read-document.ts";
import { readRelations } from "./read-relations.ts";
import { readWorkbook } from "./read-workbook.ts";
import { readXml } from "./read-xml.ts";
import { damaged, Unreadable } from "./unreadable.ts";
import { ZipParts } from "./zip-parts.ts";

/**
 * Reads an office file of the kind it says it is. What is hostile, damaged or of another kind is told in a sentence,
 * never thrown. It takes what time it takes: in the product only `OfficeReader` calls it, in a thread it can end.
 */
export async function readOffice(path: string, kind: "docx" | "xlsx"): Promise<OfficeContent> {
  let parts: ZipParts | null = null;
  try {
    parts = await ZipParts.open(path);
    const main = await mainPart(parts);
    const root = main && (await rootOf(parts, main));
    if (!main || (root !== "document" && root !== "workbook"))
      throw new Unreadable("It is an archive, but no Word or Excel file.");
    if (kind === "docx" && root === "workbook")
      throw new Unreadable("It is called a Word file, but holds a workbook.");
    if (kind === "xlsx" && root === "document")
      throw new Unreadable("It is called an Excel file, but holds a document.");
    return kind === "docx" ? await readDocument(parts, main) : await readWorkbook(parts, main);
  } catch (error) {
    return { kind: "unreadable", why: error instanceof Unreadable ? error.message : damaged };
  } finally {
    parts?.close();
  }
}

async function mainPart(parts: ZipParts): Promise<string | null> {
  const relations = await readRelations(parts, "");
  const main = relations.find(({ type }) => type.endsWith("/officeDocument"))?.target;
  return main && parts.has(main) ? main : null;
}

async function rootOf(parts: ZipParts, part: string): Promise<string | null> {
  let root: string | null = null;
  await readXml(parts, part, {
    open: (tag) => {
      root ??= tag;
    },
    done: () => root !== null,
  });
  return root;
}
