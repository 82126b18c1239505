import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "./lib/ports.mjs";
import { isAlive } from "./lib/postgres-process.mjs";
import { makeCheckout, type Started } from "./testing/checkout.ts";

let checkout: ReturnType<typeof makeCheckout>;
let port: string;
let running: Started[] = [];

function start(env: Record<string, string> = {}): Started {
  const started = checkout.start({ PORT: port, ...env });
  running.push(started);
  return started;
}

/** What the tiny server answers, waiting up to 20 s for it to come up (again). */
async function answer(): Promise<{ starts: number; pid: number; database: string }> {
  for (const deadline = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      return JSON.parse(await response.text());
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(running.map((one) => one.output()).join("\n---\n"), { cause: error });
    }
  }
}

function postmaster(): number {
  return Number(readFileSync(join(checkout.root, ".data/postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
}

beforeAll(async () => {
  checkout = makeCheckout();
  port = String(await freePort());
});

afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGTERM");
    await ended;
  }
  running = [];
});

afterAll(() => checkout.remove());

describe("a run", () => {
  test("comes up with PostgreSQL and migrations, tells a second start its address, and stops in order", async () => {
    const first = start();
    expect(await answer()).toMatchObject({ starts: 1 });
    const [database, key] = [postmaster(), readFileSync(join(checkout.root, ".data/secret.key"), "utf8")];
    expect(first.output()).toContain("✓ Database migrated · 1 applied");
    expect(key.length).toBeGreaterThanOrEqual(32);
    const second = start();
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(`already running at http://127.0.0.1:${port} `);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(first.output()).toContain("Stopped; everything is saved.");
    await gone(database);
    expect(readFileSync(join(checkout.root, ".data/secret.key"), "utf8")).toBe(key);
  });

  test("keeps its data and restarts a server that dies", async () => {
    start();
    const before = await answer();
    await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined);
    const after = await answer();
    expect(after.starts).toBe(before.starts + 1);
    expect(after.pid).not.toBe(before.pid);
  });

  test("two starts at the same moment make one instance", async () => {
    const both = [start(), start()];
    await answer();
    const code = await Promise.race(both.map((one) => one.ended));
    expect(code).toBe(0);
    expect(both.filter((one) => one.output().includes("already running"))).toHaveLength(1);
  });
});

describe("after kill -9", () => {
  test("of everything, PostgreSQL recovers and nothing written is lost", async () => {
    const first = start();
    const before = await answer();
    const database = postmaster();
    first.child.kill("SIGKILL");
    process.kill(before.pid, "SIGKILL");
    process.kill(database, "SIGKILL");
    await gone(database);
    start();
    expect((await answer()).starts).toBe(before.starts + 1);
  });

  test("of start and server, the PostgreSQL left running is adopted", async () => {
    const first = start();
    const before = await answer();
    const database = postmaster();
    first.child.kill("SIGKILL");
    process.kill(before.pid, "SIGKILL");
    await gone(before.pid);
    const second = start();
    const after = await answer();
    expect(after).toMatchObject({ starts: before.starts + 1, database: before.database });
    expect(second.output()).toContain("adopted the PostgreSQL left running");
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    await gone(database);
  });

  test("a pid file whose number now belongs to another program does not block", async () => {
    writeFileSync(
      join(checkout.root, ".data/postgres/postmaster.pid"),
      `${process.pid}\n/nowhere\n1\n1\n\n\n\nready\n`,
    );
    start();
    expect((await answer()).starts).toBeGreaterThan(1);
  });
});

describe("one clear line and exit 1", () => {
  test("when the port is in use", async () => {
    const other = createServer().listen(Number(port), "127.0.0.1");
    const { ended, output } = start();
    expect(await ended).toBe(1);
    expect(output()).toMatch(
      new RegExp(
        `^Port ${port} on 127.0.0.1 is already in use\\. .*PORT=${Number(port) + 1} npm start$`,
        "m",
      ),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test.each([
    [
      { PORT: "abc", SIGN_UP: "maybe" },
      /PORT must be a whole number.*"abc"\n.*SIGN_UP must be one of invite, open/,
    ],
    [{ HOST: "192.0.2.1" }, /^HOST 192\.0\.2\.1 is no address of this machine .*$/m],
    [{ DATA_DIR: "package.json" }, /^DATA_DIR .* is not a folder\. Set DATA_DIR to a folder\.$/m],
    [{ DATA_DIR: "/proc/claw" }, /^DATA_DIR \/proc\/claw cannot be written \(\w+\)\. .*$/m],
    [{ DATABASE_URL: "nonsense" }, /DATABASE_URL must be an address like postgresql:/],
    [
      { DATABASE_URL: "postgresql://me:secret@127.0.0.1:1/claw" },
      /^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:1\/claw cannot be used: nothing listens there\. .*$/m,
    ],
    [{ DATABASE_URL: "postgresql://me:secret@nowhere.invalid/claw" }, /^DATABASE_URL: .*the host name .*$/m],
  ])("%o", async (env, words) => {
    const { ended, output } = start(env);
    expect(await ended).toBe(1);
    expect(output()).toMatch(words);
    expect(output()).not.toMatch(/^\s+at |secret/m);
  });

  test.each([
    ["start.mjs", "--port=3001", /^npm start takes no “--port=3001”: .*$/m],
    ["test.mjs", "--help", /^npm test runs everything; .*$/m],
  ])("when %s is given %s, which it does not take", (script, word, words) => {
    const { status, stderr } = spawnSync(process.execPath, [join("bin", script), word], {
      encoding: "utf8",
      timeout: 30_000,
    });
    expect([status, stderr]).toEqual([1, expect.stringMatching(words)]);
  });

  test("when DATABASE_URL has a wrong password or database", async () => {
    start();
    const { database } = await answer();
    const wrong = new URL(database);
    wrong.password = "wrong";
    const elsewhere = { DATA_DIR: ".data-other", PORT: String(await freePort()) };
    const refused = start({ ...elsewhere, DATABASE_URL: wrong.href });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain("user or password are refused");
    const missing = start({ ...elsewhere, DATABASE_URL: new URL("/missing", database).href });
    expect(await missing.ended).toBe(1);
    expect(missing.output()).toContain("that database does not exist");
  });

  test("when the server keeps dying", async () => {
    const { ended, output } = start({ LOG_LEVEL: "fatal" });
    expect(await ended).toBe(1);
    expect(output().match(/starting it again/g)).toHaveLength(5);
    expect(output()).toContain("The server died 6 times within a minute (last: 7).");
  });
});
