import { createServer } from "node:http";
import { env } from "#server/env.ts";
import { startInstance } from "#server/instance.ts";
import { log } from "#server/platform/log.ts";

const instance = await startInstance({ env, logger: log, http: createServer({ keepAliveTimeout: 65_000 }) });
process.send?.({ url: instance.url, token: instance.operatorToken });
process.on("SIGTERM", () => void instance.stop().then(() => process.exit(0)));
