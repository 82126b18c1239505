import pino from "pino";
import { env } from "#server/env.ts";

/** The product's log: JSON lines, secrets taken out. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  redact: [
    "*.authorization",
    "*.cookie",
    "*.api_key",
    "*.apiKey",
    "*.webhook_secret",
    "*.token",
    "*.password",
    "*.code",
  ],
});
