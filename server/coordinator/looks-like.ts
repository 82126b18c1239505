import { isUtf8 } from "node:buffer";

const zip = Buffer.from("PK\u0003\u0004", "latin1");
const magic: Record<string, readonly Buffer[]> = {
  xlsx: [zip],
  docx: [zip],
  pptx: [zip],
  zip: [zip],
  pdf: [Buffer.from("%PDF-")],
  png: [Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")],
  jpg: [Buffer.from([0xff, 0xd8, 0xff])],
  jpeg: [Buffer.from([0xff, 0xd8, 0xff])],
  gif: [Buffer.from("GIF8")],
};
const text = new Set(["md", "txt", "csv", "tsv", "json", "html", "htm", "svg", "xml", "yaml", "yml"]);
/** The part an Office file has that names its kind; its entry stands near the front in every writer we met. */
const officePart: Record<string, string> = { xlsx: "xl/", docx: "word/", pptx: "ppt/" };

/** Says in words why content is not what its file name says, or null when it may be. `whole` tells that `head` is all of it. */
export function looksLike(name: string, head: Buffer, whole: boolean): string | null {
  const kind = name.split(".").at(-1)?.toLowerCase() ?? "";
  const wanted = magic[kind];
  if (wanted && !wanted.some((start) => head.subarray(0, start.length).equals(start)))
    return `${name} is not a .${kind} file: its first bytes are others`;
  const part = officePart[kind];
  if (part && whole && !head.includes(part))
    return `${name} is an archive without the ${part} part of a .${kind} file`;
  if (!text.has(kind)) return null;
  if (head.includes(0) || !(whole ? isUtf8(head) : true)) return `${name} is not UTF-8 text`;
  const words = head.toString("utf8").trim();
  if (words === "") return `${name} holds only blanks`;
  if (kind === "json" && whole) {
    try {
      JSON.parse(words);
    } catch (error) {
      return `${name} is not valid JSON: ${error instanceof Error ? error.message : "it does not parse"}`;
    }
  }
  if ((kind === "html" || kind === "htm") && !/<(!doctype|html|body|head)/i.test(words.slice(0, 4_000)))
    return `${name} has no HTML in it`;
  return null;
}
