import { inflateRawSync } from "node:zlib";

const MOST_BYTES = 256 * 1024 * 1024;

/** Opens a zip file (xlsx, docx) by its central directory; refuses broken archives and ones that unpack to over 256 MiB. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > buffer.length)
    throw new Error("This is not a zip file: it has no end-of-directory record.");
  const files = new Map<string, Uint8Array>();
  let at = buffer.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== 0x02014b50)
      throw new Error("The zip file's directory is broken.");
    const method = buffer.readUInt16LE(at + 10);
    const packedBytes = buffer.readUInt32LE(at + 20);
    const plainBytes = buffer.readUInt32LE(at + 24);
    const nameBytes = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameBytes);
    unpacked += plainBytes;
    if (unpacked > MOST_BYTES) throw new Error("The zip file unpacks to more than 256 MiB: refused.");
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + packedBytes);
    if (method !== 0 && method !== 8)
      throw new Error(`${name} is packed by method ${method}, which is not supported.`);
    const plain =
      method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, plainBytes) });
    if (plain.byteLength !== plainBytes) throw new Error(`${name} is cut short.`);
    files.set(name, plain);
    at += 46 + nameBytes + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return files;
}

/** One file of the archive as text; a missing one is an error that names it. */
export function zipText(files: Map<string, Uint8Array>, path: string): string {
  const file = files.get(path);
  if (!file) throw new Error(`The archive has no ${path}.`);
  return new TextDecoder().decode(file);
}

/** Turns XML's character references back into characters. */
export function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (!code.startsWith("#")) return named[code] ?? whole;
    return String.fromCodePoint(Number.parseInt(code.replace(/^#x?/i, ""), /^#x/i.test(code) ? 16 : 10));
  });
}
