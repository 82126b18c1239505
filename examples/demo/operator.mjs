import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "../../bin/lib/stop.mjs";

const PATIENCE_MS = 60_000;

/** Calls to a running instance with the rights of its owner, over plain HTTP: tRPC procedures, uploads and downloads. */
export class Operator {
  /**
   * @param {string} url
   * @param {() => string} readToken read before every call, because a restarted instance has a new one
   */
  constructor(url, readToken) {
    this.url = url.replace(/\/$/, "");
    this.readToken = readToken;
  }

  get headers() {
    return { authorization: `Bearer ${this.readToken()}` };
  }

  /**
   * Changes something: `mutate("workspaces.create", { name, goal })`.
   * @param {string} procedure
   * @param {object} input
   */
  async mutate(procedure, input) {
    const body = JSON.stringify({ json: input });
    const headers = { ...this.headers, "content-type": "application/json" };
    const url = `${this.url}/api/trpc/${procedure}`;
    return this.answer(procedure, await this.reach(url, { method: "POST", headers, body }));
  }

  /**
   * Reads something; an instance that is restarting is waited for, up to a minute.
   * @param {string} procedure
   * @param {object} input
   */
  async query(procedure, input) {
    const url = `${this.url}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(500)) {
      try {
        const answer = await fetch(url, { headers: this.headers, signal: AbortSignal.timeout(20_000) });
        if (answer.ok || Date.now() > deadline || ![401, 502, 503].includes(answer.status))
          return await this.answer(procedure, answer);
      } catch (error) {
        if (error instanceof Stop) throw error;
        if (Date.now() > deadline)
          throw new Stop(`${this.url} has not answered for a minute. Is the instance still running?`);
      }
    }
  }

  /**
   * Uploads a file for the tasks of a workspace.
   * @param {string} workspaceId
   * @param {string} path
   * @returns {Promise<{ upload_id: string, bytes: number }>}
   */
  async upload(workspaceId, path) {
    const headers = {
      ...this.headers,
      "content-type": "text/csv",
      "x-file-name": encodeURIComponent(basename(path)),
    };
    const body = new Uint8Array(await readFile(path));
    const answer = await this.reach(`${this.url}/api/files?workspace=${workspaceId}`, {
      method: "POST",
      headers,
      body,
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok)
      throw new Stop(`${basename(path)} could not be uploaded: ${told.detail ?? `HTTP ${answer.status}`}.`);
    return told;
  }

  /**
   * The content of an artifact.
   * @param {string} id
   */
  async download(id) {
    const answer = await this.reach(`${this.url}/api/artifacts/${id}/content`, { headers: this.headers });
    if (!answer.ok) throw new Stop(`Artifact ${id} could not be downloaded: HTTP ${answer.status}.`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /**
   * One call that is not repeated: whether a lost one took effect cannot be known.
   * @param {string} url
   * @param {RequestInit} request
   */
  async reach(url, request) {
    return fetch(url, request).catch(() => {
      throw new Stop(`${this.url} does not answer. Is the instance still running? Start the demo again.`);
    });
  }

  /**
   * @param {string} procedure
   * @param {Response} answer
   */
  async answer(procedure, answer) {
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) return body.result?.data?.json;
    const message = body.error?.json?.message ?? body.error?.message ?? `HTTP ${answer.status}`;
    throw new Stop(`${procedure}: ${message}`);
  }
}
