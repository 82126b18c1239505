import { createReadStream, statSync } from "node:fs";
import { basename, extname } from "node:path";
import { Readable } from "node:stream";
import { findInstance } from "./find-instance.mjs";
import { Refused } from "./refused.mjs";

const LIMIT_MS = 60_000;

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  ".csv": "text/csv",
  ".tsv": "text/tab-separated-values",
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".html": "text/html",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".zip": "application/zip",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Calls to the running instance with the rights of its owner. Looks the instance up anew after `forget`, since a restart changes its token. */
export class Operator {
  /** @param {string} dataDir */
  constructor(dataDir) {
    this.dataDir = dataDir;
    /** @type {import("./find-instance.mjs").Instance | undefined} */
    this.known = undefined;
  }

  get instance() {
    this.known ??= findInstance(this.dataDir);
    return this.known;
  }

  forget() {
    this.known = undefined;
  }

  /**
   * Changes something: `mutate("workspaces.create", { name, goal })`.
   * @param {string} procedure
   * @param {object} input
   */
  mutate(procedure, input) {
    return this.#call(procedure, `/api/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: input }),
    });
  }

  /**
   * Reads something.
   * @param {string} procedure
   * @param {object} [input]
   */
  query(procedure, input) {
    const asked = input ? `?input=${encodeURIComponent(JSON.stringify({ json: input }))}` : "";
    return this.#call(procedure, `/api/trpc/${procedure}${asked}`, { method: "GET" });
  }

  /**
   * Uploads a file, to be attached to a task of the workspace; returns its id.
   * @param {string} workspaceId
   * @param {string} path
   * @returns {Promise<string>}
   */
  async upload(workspaceId, path) {
    const name = basename(path);
    const headers = {
      "content-type": MEDIA_TYPES[extname(name).toLowerCase()] ?? "application/octet-stream",
      "content-length": String(statSync(path).size),
      "x-file-name": encodeURIComponent(name),
    };
    const body = /** @type {ReadableStream} */ (Readable.toWeb(createReadStream(path)));
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = await this.#fetch(`/api/files?workspace=${encodeURIComponent(workspaceId)}`, init);
    const problem = await answer.json().catch(() => ({}));
    if (!answer.ok)
      throw new Refused(problem.code ?? "internal", `${name}: ${problem.detail ?? `HTTP ${answer.status}`}`);
    return problem.upload_id;
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #fetch(path, init) {
    const { local: url, operatorToken } = this.instance;
    const headers = { ...init.headers, authorization: `Bearer ${operatorToken}` };
    try {
      return await fetch(`${url}${path}`, { ...init, headers, signal: AbortSignal.timeout(LIMIT_MS) });
    } catch (error) {
      const cause = /** @type {Error} */ (/** @type {Error} */ (error).cause ?? error);
      throw new Refused(
        "no_answer",
        `The instance does not answer at ${url} (${cause.message}). Look with npm run -s claw -- doctor, or start it again with npm start.`,
      );
    }
  }

  /**
   * @param {string} procedure
   * @param {string} path
   * @param {RequestInit} init
   */
  async #call(procedure, path, init) {
    const answer = await this.#fetch(path, init);
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) return body.result?.data?.json;
    const { message, data } = body.error?.json ?? {};
    throw new Refused(
      data?.refusal?.code ?? body.code ?? "internal",
      message ?? body.detail ?? `${procedure}: HTTP ${answer.status}`,
    );
  }
}
