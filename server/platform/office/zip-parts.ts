import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { damaged, Unreadable } from "./unreadable.ts";

const mebibyte = 1024 * 1024;
/** What is unpacked at most: of one part, of all parts that are read, and against its packed size once it is over a mebibyte. */
const most = { entries: 4_000, partBytes: 24 * mebibyte, bytes: 64 * mebibyte, ratio: 200 };

/** The parts of an office file, which is a zip archive; opened from a hostile file, unpacked only as they are read. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the list of parts; refused as unreadable when it is no archive, has too many parts, or names one twice. */
  static async open(path: string): Promise<ZipParts> {
    const zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    }).catch(() => {
      throw new Unreadable("It is no Word or Excel file of today's kind, or it is locked with a password.");
    });
    try {
      if (zip.entryCount > most.entries) throw new Unreadable("It has more parts than are ever opened.");
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        // Programs would differ on which of the two they show.
        if (entries.has(name))
          throw new Unreadable("It names one of its parts twice, and may show others something else.");
        entries.set(name, entry);
      }
      return new ZipParts(zip, entries);
    } catch (error) {
      zip.close();
      throw error instanceof Unreadable ? error : new Unreadable(damaged);
    }
  }

  close(): void {
    this.#zip.close();
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /**
   * A part's bytes; ends early, with `false`, where the most that is read of a file is reached. Refused as unreadable
   * when the part is a bomb: it unpacks to many times its size.
   */
  async *bytes(name: string): AsyncGenerator<Uint8Array, boolean> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) throw new Unreadable(damaged);
    if (entry.isEncrypted()) throw new Unreadable("It is locked with a password.");
    refuseBomb(entry, entry.uncompressedSize);
    const stream: Readable = await this.#zip.openReadStreamPromise(entry);
    let read = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        read += chunk.byteLength;
        this.#unpacked += chunk.byteLength;
        refuseBomb(entry, read);
        if (read > most.partBytes || this.#unpacked > most.bytes) return false;
        yield chunk;
      }
      return true;
    } finally {
      stream.destroy();
    }
  }
}

function refuseBomb({ compressedSize }: Entry, bytes: number): void {
  if (bytes > mebibyte && bytes > compressedSize * most.ratio)
    throw new Unreadable("It unpacks to many times its size, as files made to do harm do.");
}
