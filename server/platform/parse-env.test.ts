import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv, settingNames } from "./parse-env.ts";

const DATABASE_URL = "postgresql://user:secret@127.0.0.1:5432/claw";

test(".env.example documents exactly the settings there are, in their order, with their defaults", () => {
  const lines = readFileSync(new URL("../../.env.example", import.meta.url), "utf8").split("\n");
  const documented = lines.flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  expect(documented.map(([name]) => name)).toEqual(settingNames);
  const asDocumented = parseEnv({ ...Object.fromEntries(documented), DATABASE_URL });
  expect(asDocumented).toEqual(parseEnv({ DATABASE_URL }));
});

test("defaults, and an address made of HOST and PORT", () => {
  const { env } = parseEnv({ DATABASE_URL, HOST: "::1", PORT: "8080" });
  expect(env).toMatchObject({
    PORT: 8080,
    BASE_URL: "http://[::1]:8080",
    CLAW_ROLES: ["web", "worker"],
    SIGN_UP: "invite",
  });
  expect(env?.SECRET_KEY).toBeUndefined();
});

test("tells all problems at once, and never the value of a secret", () => {
  const { problems } = parseEnv({
    PORT: "abc",
    SIGN_UP: "maybe",
    SECRET_KEY: "short",
    OWNER_EMAIL: "me",
    CLAW_ROLES: "web,boss",
  });
  expect(problems).toEqual([
    'PORT must be a whole number between 1 and 65535, got "abc"',
    "DATABASE_URL is missing: npm start supplies it, otherwise set postgresql://user:password@host:5432/name",
    "SECRET_KEY must have at least 32 characters (unset it to have one generated)",
    'OWNER_EMAIL must be an e-mail address, got "me"',
    'SIGN_UP must be one of invite, open, got "maybe"',
    'CLAW_ROLES must be a comma list of web and worker, got "web,boss"',
  ]);
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3e3"],
  ["HOST", "my host"],
  ["BASE_URL", "claw.example.org"],
  ["BASE_URL", "ftp://claw.example.org"],
  ["DATABASE_URL", "mysql://127.0.0.1/claw"],
  ["NODE_ENV", "prod"],
  ["LOG_LEVEL", "loud"],
  ["AGENT_URL_ALLOWLIST", "http://agents.lan"],
  ["AGENT_RATE_PER_MINUTE", "-1"],
  ["AGENT_RATE_BURST", "many"],
  ["EMBEDDINGS_USD_PER_MILLION", "-1"],
  ["EMBEDDINGS_USD_PER_MILLION", "1e3"],
  ["EMBEDDINGS_USD_PER_MILLION", "100001"],
  ["AUTH_RATE_LIMIT", "true"],
  ["ARTIFACT_MAX_BYTES", "1MB"],
  ["CLAW_ROLES", ","],
  ["CLAW_ROLES", "worker"],
  ["DATABASE_POOL_MAX", "0"],
])("refuses %s=%s by name", (name, value) => {
  const { problems } = parseEnv({ DATABASE_URL, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} must `));
});

test.each([
  [
    "AGENT_URL_ALLOWLIST",
    " 127.0.0.1, 10.0.0.0/8 ,::1,fd00::/8,agents.lan",
    ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "agents.lan"],
  ],
  ["BASE_URL", "https://claw.example.org/", "https://claw.example.org"],
  ["CLAW_ROLES", "worker,web", ["worker", "web"]],
  ["PORT", "", 3000],
])("reads %s=%s", (name, value, expected) => {
  const { env } = parseEnv({ DATABASE_URL, [name]: value });
  expect(env).toMatchObject({ [name]: expected });
});
