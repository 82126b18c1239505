import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { closeServices, openServices, type Services } from "#server/open-services.ts";
import { parseEnv } from "#server/platform/parse-env.ts";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import { createWorkspace } from "#server/workspaces/create-workspace.ts";
import { TestClock } from "./test-clock.ts";

export type TestServices = {
  clock: TestClock;
  services: Services;
  /** Other services on the same database: what another process would have. */
  another: () => Services;
  workspace: () => Promise<string>;
  stop: () => Promise<void>;
};

/** The services of an instance on a database of their own, without doors and without loops: nothing happens but what a test does. */
export async function openTestServices(): Promise<TestServices> {
  const database = await cloneDatabase();
  const DATA_DIR = mkdtempSync(join(tmpdir(), "claw-test-"));
  const { env, problems } = parseEnv({ DATABASE_URL: database.url, DATA_DIR, NODE_ENV: "test" });
  if (!env) throw new Error(problems.join("\n"));
  const clock = new TestClock();
  const options = {
    env: { ...env, SECRET_KEY: "a secret of tests that is long enough" },
    logger: pino({ level: "silent" }),
    operatorToken: "clo_test",
    now: clock.now,
  };
  const opened: Services[] = [];
  const another = (): Services => {
    const services = openServices(options);
    opened.push(services);
    return services;
  };
  const services = another();
  const user = { id: "user of tests", name: "Owner" };
  return {
    clock,
    services,
    another,
    workspace: async () =>
      (await createWorkspace(services, { name: "Room", goal: "Hold", rules: "", user, requestId: "test" }))
        .id,
    stop: async () => {
      await Promise.all(opened.map(closeServices));
      rmSync(DATA_DIR, { recursive: true, force: true });
      await database.drop();
    },
  };
}
