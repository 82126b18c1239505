import type { Block } from "./document.ts";

/** Reads back what `toMarkdown` wrote, so that a text another agent wrote can be gone on with. */
export function readMarkdown(text: string): Block[] {
  const chunks = text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((chunk) => chunk.trim())
    .filter(Boolean);
  const blocks: Block[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const caption = quietText(chunk);
    if (caption !== null && chunks[at + 1]?.startsWith("|")) continue;
    if (chunk.startsWith("|")) blocks.push(tableOf(chunk, quietText(chunks[at - 1] ?? "")));
    else if (caption !== null) blocks.push({ kind: "paragraph", text: caption, quiet: true });
    else blocks.push(plainBlock(chunk));
  }
  return blocks;
}

function plainBlock(chunk: string): Block {
  const [, marks, heading] = /^(#{1,3}) ([^\n]*)$/.exec(chunk) ?? [];
  if (marks && heading) return { kind: "heading", level: marks.length as 1 | 2 | 3, text: plain(heading) };
  if (chunk.startsWith("- "))
    return { kind: "list", items: chunk.split("\n").map((line) => plain(line.replace(/^- /, ""))) };
  return { kind: "paragraph", text: plain(chunk) };
}

function tableOf(chunk: string, caption: string | null): Block {
  const [header = [], , ...rows] = chunk.split("\n").map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => plain(cell.trim())),
  );
  return { kind: "table", header, rows, ...(caption === null ? {} : { caption }) };
}

/** The text of a chunk that is set in italics as a whole; null for any other. */
function quietText(chunk: string): string | null {
  const [, inner] = /^\*((?:\\.|[^\\*])+)\*$/s.exec(chunk) ?? [];
  return inner === undefined ? null : plain(inner);
}

const plain = (text: string): string => text.replace(/\\(.)/g, "$1").replaceAll("&lt;", "<");
