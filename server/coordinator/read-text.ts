import { officeKind } from "#server/domain/office-kind.ts";
import type { Services } from "#server/open-services.ts";
import { officeText } from "#server/platform/office/office-text.ts";

const readable = /^(text\/|application\/(json|xml|xhtml\+xml|yaml|x-yaml|javascript|csv))|\+(json|xml)$/;
const readableName = /\.(md|txt|csv|tsv|json|html?|svg|xml|ya?ml|js|ts|py|sh|sql|css)$/i;

type NamedBlob = { name: string; mediaType: string; sha256: string };
/** The text of a file, or why one that should have some has none; both null for a file of another kind. */
export type ReadText = { text: string | null; unread: string | null };

/** What a model is shown of a file: the beginning of a text, or the words and cells of a Word or Excel file. */
export async function readText(
  { blobs, office }: Services,
  file: NamedBlob,
  most: number,
): Promise<ReadText> {
  const kind = officeKind(file);
  if (kind) {
    const content = await office.read(file.sha256, kind);
    return content.kind === "unreadable"
      ? { text: null, unread: content.why }
      : { text: officeText(content, most), unread: null };
  }
  if (!readable.test(file.mediaType) && !readableName.test(file.name)) return { text: null, unread: null };
  const head = await blobs.head(file.sha256, most);
  return head.includes(0)
    ? { text: null, unread: "It is called a text, but holds something else." }
    : { text: head.toString("utf8"), unread: null };
}
