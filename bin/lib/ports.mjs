import { createServer } from "node:net";

/** Tries to listen once; resolves with the port, or rejects with the system's error (EADDRINUSE, EACCES, …). */
function listenOnce(/** @type {number} */ port, /** @type {string} */ host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/** A loopback TCP port nobody listens on at this moment. */
export async function freePort() {
  return Number(await listenOnce(0, "127.0.0.1"));
}

/** The system's reason why `port` cannot be listened on, or undefined when it can. */
export async function portProblem(/** @type {number} */ port, /** @type {string} */ host) {
  try {
    await listenOnce(port, host);
    return undefined;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? "EUNKNOWN";
  }
}

/** Whether `port` can be listened on at this moment. */
export async function isFree(/** @type {number} */ port, /** @type {string} */ host) {
  return (await portProblem(port, host)) === undefined;
}
