import type { Services } from "#server/open-services.ts";
import type { Block } from "./decision-maker.ts";
import { type ReadText, readText } from "./read-text.ts";

/** How much of one artifact a model is shown, in bytes of a text and characters of an office file. */
const mostText = 60_000;
const linked: ReadText = { text: null, unread: null };

export type Shown = {
  id: string;
  name: string;
  version: number;
  media_type: string;
  bytes: number;
  data: string | null;
  unread?: string;
};

/**
 * Artifacts as facts, with the text of those that have any as data blocks (`prefix` makes their ids unique); others
 * are told by name, type and size, so that a verdict on their content must rest on machine checks. `unread` says why
 * a file that should have text has none.
 */
export async function readArtifacts(
  services: Services,
  artifacts: readonly { id: string }[],
  prefix: string,
  most: number = mostText,
): Promise<{ shown: Shown[]; blocks: Block[] }> {
  const rows = await services.prisma.artifact.findMany({
    where: { id: { in: artifacts.map(({ id }) => id) } },
  });
  const shown: Shown[] = [];
  const blocks: Block[] = [];
  for (const { id } of artifacts) {
    const row = rows.find((one) => one.id === id);
    if (!row) continue;
    const { name, version, mediaType, bytes } = row;
    const { text, unread } = row.url ? linked : await readText(services, row, most);
    const block = text === null ? null : `${prefix}${blocks.length + 1}`;
    if (text !== null && block)
      blocks.push({ id: block, origin: `artifact ${id} of ${row.agentId ?? "a person"}`, name, text });
    shown.push({
      id,
      name,
      version,
      media_type: mediaType,
      bytes,
      data: block,
      ...(unread ? { unread } : {}),
    });
  }
  return { shown, blocks };
}
