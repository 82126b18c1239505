import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { BlobStore } from "#server/platform/blob-store.ts";

export type BlobRow = { name: string; mediaType: string; sha256: string; bytes: number };

/**
 * Sends a file as a download. What agents made is never shown as a page of this origin: no sniffing, no scripts,
 * and its own empty sandbox should a browser open it all the same.
 */
export async function sendBlob(blobs: BlobStore, res: ServerResponse, row: BlobRow): Promise<void> {
  const content = await blobs.read(row.sha256);
  res.writeHead(200, {
    "content-type": contentType(row),
    "content-length": row.bytes,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    etag: `"${row.sha256}"`,
  });
  await pipeline(content, res);
}

/** The type a file was given. An SVG that was given none in particular is told as one, for no picture is made of it else. */
function contentType({ name, mediaType }: BlobRow): string {
  const known = /^[\w.+-]+\/[\w.+-]+( *; *[\w.+-]+=[\w.+-]+)*$/.test(mediaType);
  const vague =
    !known || /^(application\/octet-stream|text\/plain|(text|application)\/xml)\b/i.test(mediaType);
  if (vague && /\.svg$/i.test(name)) return "image/svg+xml";
  return known ? mediaType : "application/octet-stream";
}
