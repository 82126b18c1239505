import type { ArtifactRef } from "#server/domain/task.ts";
import type { Services } from "#server/open-services.ts";
import type { Block } from "./decision-maker.ts";

/** How much of one artifact a model is shown. */
const mostBytes = 60_000;
const readable = /^(text\/|application\/(json|xml|xhtml\+xml|yaml|x-yaml|javascript|csv))|\+(json|xml)$/;
const readableName = /\.(md|txt|csv|tsv|json|html?|svg|xml|ya?ml|js|ts|py|sh|sql|css)$/i;

export type Shown = {
  id: string;
  name: string;
  version: number;
  media_type: string;
  bytes: number;
  data: string | null;
};

/**
 * Artifacts as facts, with the text of those that are text as data blocks (`prefix` makes their ids unique); others
 * are told by name, type and size, so that a verdict on their content must rest on machine checks.
 */
export async function readArtifacts(
  { prisma, blobs }: Services,
  artifacts: readonly ArtifactRef[],
  prefix: string,
): Promise<{ shown: Shown[]; blocks: Block[] }> {
  const rows = await prisma.artifact.findMany({ where: { id: { in: artifacts.map(({ id }) => id) } } });
  const shown: Shown[] = [];
  const blocks: Block[] = [];
  for (const { id, name, version, mediaType, bytes } of artifacts) {
    const row = rows.find((one) => one.id === id);
    const text = row && !row.url && (readable.test(mediaType) || readableName.test(name)) ? row : null;
    const block = text ? `${prefix}${blocks.length + 1}` : null;
    if (text && block) {
      const head = await blobs.head(text.sha256, mostBytes);
      blocks.push({
        id: block,
        origin: `artifact ${id} of ${row?.agentId ?? "a person"}`,
        name,
        text: head.toString("utf8"),
      });
    }
    shown.push({ id, name, version, media_type: mediaType, bytes, data: block });
  }
  return { shown, blocks };
}
