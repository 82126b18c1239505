import { fieldError } from "#server/domain/errors.ts";
import { officeKind } from "#server/domain/office-kind.ts";
import type { Services } from "#server/open-services.ts";
import { columnName } from "#server/platform/office/column-name.ts";
import type { DocumentBlock, Sheet } from "#server/platform/office/office-content.ts";

const most = { blocks: 1_000, rows: 200 };

type SheetPreview = Sheet & { columns: string[] };
export type OfficePreview =
  | { kind: "document"; blocks: DocumentBlock[]; cut: boolean }
  | { kind: "workbook"; sheets: SheetPreview[]; cut: boolean }
  | { kind: "unreadable"; why: string };

/** What a page shows of a Word or Excel file: its first blocks, or the first rows of its sheets. Other files are shown as they are. */
export async function previewArtifact(
  { prisma, office }: Services,
  artifactId: string,
): Promise<OfficePreview> {
  const row = await prisma.artifact.findUniqueOrThrow({ where: { id: artifactId } });
  const kind = officeKind(row);
  if (!kind) throw fieldError("artifactId", "only Word and Excel files are read for a preview");
  if (row.url) return { kind: "unreadable", why: "It is kept elsewhere." };
  const content = await office.read(row.sha256, kind);
  if (content.kind === "unreadable") return content;
  if (content.kind === "document") {
    const blocks = content.blocks.slice(0, most.blocks).map(shorten);
    return { ...content, blocks, cut: content.cut || content.blocks.length > blocks.length };
  }
  const sheets = content.sheets.map((sheet): SheetPreview => {
    const rows = sheet.rows.slice(0, most.rows);
    const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
    return { ...sheet, rows, columns: Array.from({ length: columns }, (_, column) => columnName(column)) };
  });
  return { ...content, sheets };
}

const shorten = (block: DocumentBlock): DocumentBlock =>
  block.kind === "table" ? { ...block, rows: block.rows.slice(0, most.rows) } : block;
