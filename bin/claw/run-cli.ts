import { spawn } from "node:child_process";
import { join } from "node:path";
import type { TestInstance } from "#server/testing/test-instance.ts";

export type CliOptions = { input?: string; dataDir?: string; root?: string; port?: string };
export type Cli = (
  words: string[],
  options?: CliOptions,
) => Promise<{ code: number | null; out: string; err: string }>;

export const home = join(import.meta.dirname, "..", "..");

/** The CLI as its users run it, against a test's instance: a process of its own in `cwd`, with words and standard input. */
export function cliOf(instance: TestInstance, cwd: string): Cli {
  return (
    words,
    { input = "", dataDir = instance.env.DATA_DIR, root = home, port = String(instance.env.PORT) } = {},
  ) => {
    const { PATH, HOME } = process.env;
    const { DATABASE_URL } = instance.env;
    const given = dataDir ? { DATA_DIR: dataDir } : {};
    const env = { NODE_ENV: "test" as const, PATH, HOME, DATABASE_URL, PORT: port, ...given };
    const child = spawn(process.execPath, [join(root, "bin", "claw.mjs"), ...words], { env, cwd });
    const ended = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      ended.out += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      ended.err += String(chunk);
    });
    child.stdin.end(input);
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...ended })));
  };
}
