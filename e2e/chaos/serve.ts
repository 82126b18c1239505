import { createServer } from "node:http";
import { flushCompileCache } from "node:module";
import pino from "pino";
import { startInstance } from "#server/instance.ts";
import { parseEnv } from "#server/platform/parse-env.ts";

/** The server without pages, as a process that tests may kill; it goes when the test that started it has gone. */
const { env, problems } = parseEnv(process.env);
if (!env?.SECRET_KEY) throw new Error(`settings: ${problems.join("; ") || "SECRET_KEY is missing"}`);
process.on("disconnect", () => process.exit(1));

const logger = pino({ level: env.LOG_LEVEL, base: undefined });
const instance = await startInstance({
  env: { ...env, SECRET_KEY: env.SECRET_KEY },
  logger,
  http: createServer(),
});
process.send?.("ready");
// Written at once: a process that is killed has no later.
flushCompileCache();
process.on("SIGTERM", () => void instance.stop().then(() => process.exit(0)));
