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
    "content-type": /^[\w.+-]+\/[\w.+-]+( *; *[\w.+-]+=[\w.+-]+)*$/.test(row.mediaType)
      ? row.mediaType
      : "application/octet-stream",
    "content-length": row.bytes,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    etag: `"${row.sha256}"`,
  });
  await pipeline(content, res);
}
