import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BlobStore } from "../blob-store.ts";
import type { OfficeContent } from "./office-content.ts";

/** How long a file may take, with the start of its thread; and how much memory. */
const most = { ms: 15_000, atOnce: 2, kept: 32, heapMb: 256 };

/**
 * Reads office files of the blob store, each in a thread of its own that is ended when it takes too long or too much
 * memory: a file made to do harm costs its own reading and nothing else. What was read is remembered for a while.
 */
export class OfficeReader {
  readonly #blobs: BlobStore;
  readonly #ms: number;
  readonly #kept = new Map<string, Promise<OfficeContent>>();
  readonly #waiting: (() => void)[] = [];
  #free = most.atOnce;

  constructor(blobs: BlobStore, ms: number = most.ms) {
    this.#blobs = blobs;
    this.#ms = ms;
  }

  /** What a file says; never throws for what is in it. Refused as not found when its content is not here. */
  async read(sha256: string, kind: "docx" | "xlsx"): Promise<OfficeContent> {
    const path = await this.#blobs.pathOf(sha256);
    const key = `${kind} ${sha256}`;
    const known = this.#kept.get(key);
    const reading = known ?? this.#inTurn(path, kind, key);
    this.#kept.delete(key);
    this.#kept.set(key, reading);
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= most.kept) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }

  async #inTurn(path: string, kind: "docx" | "xlsx", key: string): Promise<OfficeContent> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await this.#inThread(path, kind);
    } catch {
      // It may be the machine's fault and not the file's, so it is not remembered.
      this.#kept.delete(key);
      return { kind: "unreadable", why: "It takes more time or memory to open than a file may." };
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async #inThread(path: string, kind: "docx" | "xlsx"): Promise<OfficeContent> {
    const worker = new Worker(new URL("./office-worker.ts", import.meta.url), {
      workerData: { path, kind },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: most.heapMb, maxYoungGenerationSizeMb: 32 },
    });
    // A file under way holds up nobody who stops the server.
    worker.unref();
    try {
      // An error of the thread, such as having no memory left, is thrown here.
      const [content] = await once(worker, "message", { signal: AbortSignal.timeout(this.#ms) });
      return content;
    } finally {
      await worker.terminate();
    }
  }
}
