/** A document as plain parts, so that the Markdown and the Word file say exactly the same. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string; quiet?: boolean }
  | { kind: "list"; items: string[] }
  | { kind: "table"; header: string[]; rows: string[][]; caption?: string };

/** Writes blocks as GitHub-flavoured Markdown; text from the data cannot break out of its cell or become markup. */
export function toMarkdown(blocks: Block[]): string {
  return `${blocks.map(blockToMarkdown).join("\n\n")}\n`;
}

function blockToMarkdown(block: Block): string {
  if (block.kind === "heading") return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
  if (block.kind === "paragraph")
    return block.quiet ? `*${escapeMarkdown(block.text)}*` : escapeMarkdown(block.text);
  if (block.kind === "list") return block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
  const line = (cells: string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  const numeric = block.header.map((_, index) =>
    block.rows.every((row) => /^[-−+\d.,e %–]*$/.test(row[index] ?? "")),
  );
  const rule = `| ${numeric.map((right) => (right ? "---:" : "---")).join(" | ")} |`;
  const caption = block.caption ? [`*${escapeMarkdown(block.caption)}*`, ""] : [];
  return [...caption, line(block.header), rule, ...block.rows.map(line)].join("\n");
}

/** Makes a text harmless in Markdown: markup characters are escaped. */
function escapeMarkdown(text: string): string {
  return plainText(text).replace(/[\\`*_[\]<>|#~]/g, (character) =>
    character === "<" ? "&lt;" : `\\${character}`,
  );
}

/** One line of text: line breaks become spaces, and control characters, which XML forbids, are dropped. */
export function plainText(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to remove
  return line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").trim();
}
