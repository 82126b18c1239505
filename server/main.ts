import { createServer } from "node:http";
import { startPages } from "./doors/pages.ts";
import { env } from "./env.ts";
import { startInstance } from "./instance.ts";
import { log } from "./platform/log.ts";

/** The composition root: settings, database, loops, doors, pages; and the orderly way out. */
const http = createServer({ keepAliveTimeout: 65_000, requestTimeout: 300_000 });
const instance = await startInstance({ env, logger: log, http, pages: (context) => startPages(context) });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "stopping");
  // Whatever hangs must not keep the process: the log has everything that was answered.
  setTimeout(() => process.exit(1), 8_000).unref();
  await instance.stop();
  process.exit(0);
}
process.on("SIGINT", () => void stop("SIGINT"));
process.on("SIGTERM", () => void stop("SIGTERM"));
