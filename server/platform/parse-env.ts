import { z } from "zod";

/** Kinds of model servers, as `server/domain/model-settings.ts` presets them. */
const modelPresets = ["kimi", "vllm", "sglang", "gateway", "openai_compatible"] as const;

const MEBIBYTE = 1024 * 1024;

function integer(min: number, max: number, byDefault: number) {
  const rule = `must be a whole number between ${min} and ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule)
    .default(byDefault);
}

function amount(max: number) {
  const rule = `must be a number of US dollars between 0 and ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, rule)
    .transform(Number)
    .refine((value) => value <= max, rule)
    .default(0);
}

function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  byDefault: Values[number],
) {
  return z.enum(values, `must be one of ${values.join(", ")}`).default(byDefault);
}

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const hostList = list
  .refine(
    (hosts) => hosts.every((host) => /^[\w.:*-]+(\/\d{1,3})?$/.test(host)),
    "must be a comma list of hosts or CIDRs",
  )
  .default([]);

function hasProtocol(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const key = z.string().regex(/^[\x21-\x7e]+$/, "must be a key without spaces");
const modelAddress = z
  .string()
  .refine(
    (text) => hasProtocol(text, ["http:", "https:"]) && !/[?#@]/.test(text),
    "must be an address like https://api.moonshot.ai/v1",
  )
  .transform((text) => text.replace(/\/+$/, ""));

const schema = z.object({
  PORT: integer(1, 65_535, 3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address to listen on, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  BASE_URL: z
    .string()
    .refine(
      (text) => hasProtocol(text, ["http:", "https:"]),
      "must be an address like https://claw.example.org",
    )
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  DATABASE_URL: z
    .string("is missing: npm start supplies it, otherwise set postgresql://user:password@host:5432/name")
    .refine(
      (text) => hasProtocol(text, ["postgres:", "postgresql:"]),
      "must be an address like postgresql://user:password@host:5432/name",
    ),
  DATA_DIR: z.string().default(".data"),
  NODE_ENV: choice(["production", "development", "test"], "production"),
  LOG_LEVEL: choice(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "info"),
  SECRET_KEY: z
    .string()
    .min(32, "must have at least 32 characters (unset it to have one generated)")
    .optional(),
  OWNER_EMAIL: z.email("must be an e-mail address").default("owner@claw.local"),
  SIGN_UP: choice(["invite", "open"], "invite"),
  MODEL_PRESET: choice(modelPresets, "kimi"),
  MODEL_BASE_URL: modelAddress.optional(),
  MODEL_NAME: z.string().max(200, "must have at most 200 characters").optional(),
  MODEL_API_KEY: key.optional(),
  MOONSHOT_API_KEY: key.optional(),
  MODEL_CONCURRENCY: integer(0, 1_000, 0),
  MODEL_PER_MINUTE: integer(0, 100_000, 0),
  MODEL_FIRST_BYTE_SECONDS: integer(1, 3_600, 75),
  MODEL_IDLE_SECONDS: integer(1, 3_600, 30),
  MODEL_REST_SECONDS: integer(1, 300, 15),
  MODEL_URL_ALLOWLIST: hostList,
  EMBEDDINGS_BASE_URL: modelAddress.optional(),
  EMBEDDINGS_MODEL: z.string().max(200, "must have at most 200 characters").optional(),
  EMBEDDINGS_API_KEY: key.optional(),
  EMBEDDINGS_USD_PER_MILLION: amount(100_000),
  AGENT_URL_ALLOWLIST: hostList,
  AGENT_RATE_PER_MINUTE: integer(1, 1_000_000, 120),
  AGENT_RATE_BURST: integer(1, 1_000_000, 60),
  AUTH_RATE_LIMIT: choice(["on", "off"], "on"),
  ARTIFACT_MAX_BYTES: integer(1, 1024 * 1024 * MEBIBYTE, 100 * MEBIBYTE),
  CLAW_ROLES: list
    .pipe(
      z
        .array(z.enum(["web", "worker"], "must be a comma list of web and worker"))
        .refine(
          (roles) => roles.includes("web") && roles.includes("worker"),
          "must be web,worker: this version runs everything in one process",
        ),
    )
    .default(["web", "worker"]),
  DATABASE_POOL_MAX: integer(1, 1000, 10),
});

/** Every setting there is, in the order of `.env.example`. */
export const settingNames = schema.keyof().options;

/** The checked settings; BASE_URL is always filled, SECRET_KEY only when it was given. */
export type Settings = Omit<z.infer<typeof schema>, "BASE_URL"> & { BASE_URL: string };

type Outcome = { env: Settings; problems: [] } | { env?: undefined; problems: string[] };

/** Checks all settings at once; an empty value counts as unset. Every problem is one line with the name and the value found. */
export function parseEnv(source: Record<string, string | undefined>): Outcome {
  const given = Object.fromEntries(settingNames.map((name) => [name, source[name]?.trim() || undefined]));
  const result = schema.safeParse(given);
  if (!result.success)
    return { problems: [...new Set(result.error.issues.map((issue) => inWords(issue, given)))] };
  const settings = result.data;
  // An address that means "all of them" is none to hand out: without BASE_URL only this machine is promised.
  const named = ["0.0.0.0", "::"].includes(settings.HOST) ? "localhost" : settings.HOST;
  const host = named.includes(":") ? `[${named}]` : named;
  return {
    env: { ...settings, BASE_URL: settings.BASE_URL ?? `http://${host}:${settings.PORT}` },
    problems: [],
  };
}

const SECRET = new Set([
  "SECRET_KEY",
  "DATABASE_URL",
  "MODEL_API_KEY",
  "MOONSHOT_API_KEY",
  "EMBEDDINGS_API_KEY",
]);

function inWords(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const found = value === undefined || SECRET.has(name) ? "" : `, got ${JSON.stringify(value)}`;
  return `${name} ${issue.message}${found}`;
}
