import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "#server/domain/errors.ts";

export type Blob = { sha256: string; bytes: number };

/** Files by the SHA-256 of their content, in a local folder: written once, never changed. */
export class BlobStore {
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Stores a stream of at most `maxBytes`; refused as too large beyond, and nothing is left behind. */
  async put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Blob> {
    const temporary = join(this.#folder, "incoming", randomUUID());
    await mkdir(join(this.#folder, "incoming"), { recursive: true });
    const hash = createHash("sha256");
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        bytes += chunk.byteLength;
        hash.update(chunk);
        const tooLarge =
          bytes > maxBytes
            ? new AppError("payload_too_large", `Files may have at most ${maxBytes} bytes.`)
            : null;
        done(tooLarge, chunk);
      },
    });
    try {
      await pipeline(Readable.from(source, { objectMode: false }), measure, createWriteStream(temporary));
      const sha256 = hash.digest("hex");
      await mkdir(join(this.#folder, sha256.slice(0, 2)), { recursive: true });
      await rename(temporary, this.#path(sha256));
      return { sha256, bytes };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Reads a blob as a stream; refused as not found when it is not here. */
  async read(sha256: string): Promise<Readable> {
    await this.size(sha256);
    return createReadStream(this.#path(sha256));
  }

  /** The first `most` bytes of a blob. */
  async head(sha256: string, most: number): Promise<Buffer> {
    await this.size(sha256);
    const file = await open(this.#path(sha256));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** Where a blob lies, for what must read it in no order; refused as not found when it is not here. */
  async pathOf(sha256: string): Promise<string> {
    await this.size(sha256);
    return this.#path(sha256);
  }

  async size(sha256: string): Promise<number> {
    const found = /^[0-9a-f]{64}$/.test(sha256) && (await stat(this.#path(sha256)).catch(() => null));
    if (!found) throw new AppError("not_found", "The content of this file is not on this machine.");
    return found.size;
  }

  #path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}
