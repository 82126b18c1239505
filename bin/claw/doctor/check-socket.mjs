import { randomBytes } from "node:crypto";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { notRunning } from "./check-instance.mjs";

const LIMIT_MS = 5_000;

/**
 * Asks for a WebSocket, as a browser would; resolves with the status (101 when it was granted).
 * @param {string} url
 * @returns {Promise<number>}
 */
function upgrade(url) {
  const { protocol } = new URL(url);
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
  };
  return new Promise((resolve, reject) => {
    const asked = (protocol === "https:" ? requestHttps : requestHttp)(
      `${url}/socket.io/?EIO=4&transport=websocket`,
      { headers, timeout: LIMIT_MS },
    );
    asked.on("upgrade", (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 101);
    });
    asked.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("timeout", () => asked.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`)));
    asked.on("error", reject);
    asked.end();
  });
}

/** The live line: Socket.IO's handshake over HTTP, then a WebSocket. @param {import("./run-checks.mjs").Patient} patient @returns {Promise<import("./run-checks.mjs").Finding>} */
export async function checkSocket({ instance }) {
  if (!instance) return notRunning;
  const fix =
    "Without it boards do not move by themselves. Behind a proxy: let it pass /socket.io/ and WebSocket upgrades.";
  try {
    const answer = await fetch(`${instance.url}/socket.io/?EIO=4&transport=polling`, {
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const text = await answer.text();
    if (!answer.ok || !text.startsWith("0{"))
      return { ok: false, detail: `the handshake is answered ${answer.status}: ${text.slice(0, 80)}`, fix };
    const status = await upgrade(instance.url);
    if (status !== 101)
      return { ok: false, detail: `polling works, but a WebSocket is answered ${status}`, fix };
    return { ok: true, detail: "handshake and WebSocket work" };
  } catch (error) {
    const cause = /** @type {Error} */ (/** @type {Error} */ (error).cause ?? error);
    return { ok: false, detail: `no live line at ${instance.url} (${cause.message})`, fix };
  }
}
