import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import pino from "pino";
import superjson from "superjson";
import { sweepAgents } from "#server/agents/sweep-agents.ts";
import { sweepAttempts } from "#server/attempts/sweep-attempts.ts";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import { type Instance, startInstance } from "#server/instance.ts";
import type { ServiceSettings } from "#server/open-services.ts";
import { parseEnv } from "#server/platform/parse-env.ts";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import { sweepRuns } from "#server/runs/sweep-runs.ts";
import { TestClock } from "./test-clock.ts";

export type Api = TRPCClient<AppRouter>;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A whole instance without pages, in this process, on a database, a data folder and a clock of its own. */
export class TestInstance {
  readonly clock = new TestClock();
  readonly env: ServiceSettings;
  readonly #drop: () => Promise<void>;
  #running: Instance | null = null;

  private constructor(env: ServiceSettings, drop: () => Promise<void>) {
    this.env = env;
    this.#drop = drop;
  }

  /** Boots an instance with these settings; `through` may put something between it and its database. */
  static async boot(
    settings: Partial<ServiceSettings> = {},
    through: (databaseUrl: string) => Promise<string> = async (url) => url,
  ): Promise<TestInstance> {
    const database = await cloneDatabase();
    const DATA_DIR = mkdtempSync(join(tmpdir(), "claw-test-"));
    const given = {
      DATABASE_URL: await through(database.url),
      DATA_DIR,
      PORT: String(await freePort()),
      NODE_ENV: "test",
    };
    const { env, problems } = parseEnv(given);
    if (!env) throw new Error(problems.join("\n"));
    const roomy = {
      AGENT_RATE_PER_MINUTE: 100_000,
      AGENT_RATE_BURST: 100_000,
      AGENT_URL_ALLOWLIST: ["127.0.0.1"],
    };
    const secret = { SECRET_KEY: "a secret of tests that is long enough", AUTH_RATE_LIMIT: "off" as const };
    const instance = new TestInstance({ ...env, ...roomy, ...secret, ...settings }, async () => {
      rmSync(DATA_DIR, { recursive: true, force: true });
      await database.drop();
    });
    await instance.start();
    return instance;
  }

  get running(): Instance {
    if (!this.#running) throw new Error("the instance is stopped");
    return this.#running;
  }
  get services() {
    return this.running.services;
  }
  get url(): string {
    return this.env.BASE_URL;
  }
  get agentApi(): string {
    return `${this.url}/api/agent/v1`;
  }

  async start(): Promise<void> {
    const logger = pino({ level: process.env.TEST_LOG ?? "silent" });
    this.#running = await startInstance({ env: this.env, logger, http: createServer(), now: this.clock.now });
  }
  async halt(): Promise<void> {
    await this.#running?.stop();
    this.#running = null;
  }
  async restart(): Promise<void> {
    await this.halt();
    await this.start();
  }
  async stop(): Promise<void> {
    await this.halt();
    await this.#drop();
  }

  /** The people's API with these headers: a session's cookie, or nothing. */
  api(headers: Record<string, string> = {}): Api {
    return createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${this.url}/api/trpc`, transformer: superjson, headers })],
    });
  }
  /** The people's API as the first owner, by the operator's token. */
  get owner(): Api {
    return this.api({ authorization: `Bearer ${this.running.operatorToken}` });
  }

  /** Rows of the instance's database. */
  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.services.db.query<T>(sql, values)).rows;
  }

  /** Lets time pass, and the sweeper judge at once by the new time. */
  async pass(workspaceId: string, seconds: number): Promise<void> {
    this.clock.advance(seconds);
    const asker = { actor: { kind: "coordinator", id: "rules" } as const, requestId: "test sweep" };
    await this.services.queues.write(workspaceId, sweepAttempts, null, asker);
    await this.services.queues.write(workspaceId, sweepAgents, null, asker);
    await this.services.queues.write(workspaceId, sweepRuns, null, asker);
  }
}
