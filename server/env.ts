import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv, type Settings, settingNames } from "./platform/parse-env.ts";

/** Exit code that tells the starter that no restart can help (EX_CONFIG). */
const EX_CONFIG = 78;

type Env = Settings & { SECRET_KEY: string };

function refuse(problems: string[]): never {
  process.stderr.write(`The settings need a correction (see .env.example):\n  ${problems.join("\n  ")}\n`);
  process.exit(EX_CONFIG);
}

/** The key kept in DATA_DIR/secret.key, made once; two processes starting together end with the same one. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret.key");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, randomBytes(48).toString("base64url"), { mode: 0o600 });
    try {
      // link refuses an existing name, so the first process wins and a half-written key is never seen.
      linkSync(mine, file);
    } catch {
      // Another process was first; its key is read below.
    }
    rmSync(mine);
    return readFileSync(file, "utf8").trim();
  }
}

function readEnv(): Env {
  const { env: settings, problems } = parseEnv(process.env);
  if (!settings) refuse(problems);
  const dataDir = resolve(settings.DATA_DIR);
  try {
    return { ...settings, DATA_DIR: dataDir, SECRET_KEY: settings.SECRET_KEY ?? keptSecret(dataDir) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse([`DATA_DIR must be a folder this user can write (${reason})`]);
  }
}

let read: Env | undefined;

/**
 * The settings of this process, read and checked at the first look at one of them (main.ts looks at boot); the process
 * ends with code 78 when they are wrong. Importing this module has no effect, so builds and tests may.
 */
export const env = Object.defineProperties(
  {},
  Object.fromEntries(
    settingNames.map((name) => [
      name,
      {
        enumerable: true,
        get: () => {
          read ??= readEnv();
          return read[name];
        },
      },
    ]),
  ),
) as Readonly<Env>;
