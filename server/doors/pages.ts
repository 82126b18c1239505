import type { Server } from "node:http";
import next from "next";
import type { Handler } from "./doors.ts";

export type PagesOptions = { dev: boolean; hostname: string; port: number; http: Server };

/** Prepares the pages (built, or compiled on demand in development) and returns their handler. */
export async function startPages({ dev, hostname, port, http }: PagesOptions): Promise<Handler> {
  const app = next({ dev, hostname, port, turbopack: dev });
  await app.prepare();
  const upgrade = app.getUpgradeHandler();
  http.on("upgrade", (req, socket, head) => {
    if (!req.url?.startsWith("/socket.io")) void upgrade(req, socket, head);
  });
  return app.getRequestHandler();
}
