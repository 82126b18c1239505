import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Stop } from "../../bin/lib/stop.mjs";

/** Calls to a running instance with the rights of its owner, over plain HTTP: tRPC procedures, uploads and downloads. */
export class Operator {
  /**
   * @param {string} url
   * @param {string} token
   */
  constructor(url, token) {
    this.url = url.replace(/\/$/, "");
    this.headers = { authorization: `Bearer ${token}` };
  }

  /**
   * Changes something: `mutate("workspaces.create", { name, goal })`.
   * @param {string} procedure
   * @param {object} input
   */
  async mutate(procedure, input) {
    const body = JSON.stringify({ json: input });
    const headers = { ...this.headers, "content-type": "application/json" };
    return this.answer(
      procedure,
      await fetch(`${this.url}/api/trpc/${procedure}`, { method: "POST", headers, body }),
    );
  }

  /**
   * Reads something.
   * @param {string} procedure
   * @param {object} input
   */
  async query(procedure, input) {
    const asked = encodeURIComponent(JSON.stringify({ json: input }));
    const limit = AbortSignal.timeout(20_000);
    return this.answer(
      procedure,
      await fetch(`${this.url}/api/trpc/${procedure}?input=${asked}`, {
        headers: this.headers,
        signal: limit,
      }),
    );
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
    const answer = await fetch(`${this.url}/api/files?workspace=${workspaceId}`, {
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
    const answer = await fetch(`${this.url}/api/artifacts/${id}/content`, { headers: this.headers });
    if (!answer.ok) throw new Stop(`Artifact ${id} could not be downloaded: HTTP ${answer.status}.`);
    return Buffer.from(await answer.arrayBuffer());
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
