import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { Logger } from "pino";
import { AddressGuard } from "./connectors/address-guard.ts";
import { Deliverer } from "./connectors/deliver.ts";
import { Inbox } from "./connectors/inbox.ts";
import { startProbe } from "./connectors/probe.ts";
import { webhookConnector } from "./connectors/webhook.ts";
import { startCoordinator } from "./coordinator/coordinate.ts";
import { DemoRunner } from "./coordinator/demo-runner.ts";
import { startSweeper } from "./coordinator/sweep.ts";
import { type Handler, openDoors } from "./doors/doors.ts";
import type { PagesOptions } from "./doors/pages.ts";
import { firstOwner } from "./doors/trpc/context.ts";
import { Relay } from "./events/relay.ts";
import { ensureOwner } from "./members/ensure-owner.ts";
import { closeServices, openServices, type ServiceSettings, type Services } from "./open-services.ts";
import { newSecret } from "./platform/crypto.ts";
import { migrate } from "./platform/migrate.ts";

export type InstanceOptions = {
  env: ServiceSettings;
  logger: Logger;
  http: Server;
  /** Left out, the instance serves its doors only (tests of the server). */
  pages?: (options: PagesOptions) => Promise<Handler>;
  now?: () => Date;
};
export type Instance = { services: Services; url: string; operatorToken: string; stop: () => Promise<void> };

const noPages: Handler = async (_req, res) => void res.writeHead(404).end();

/** Brings a whole instance up on a server: migrates, opens every queue, starts the loops, listens, and writes DATA_DIR/instance.json. */
export async function startInstance({ env, logger, http, pages, now }: InstanceOptions): Promise<Instance> {
  const operatorToken = newSecret("clo_");
  const services = openServices({ env, logger, operatorToken, ...(now ? { now } : {}) });
  await migrate(services.db);
  await ensureOwner(services.prisma, env.OWNER_EMAIL);
  const guard = new AddressGuard(env.AGENT_URL_ALLOWLIST);
  const connector = webhookConnector({ guard, vault: services.vault, now: services.now });
  const inbox = new Inbox(services);
  const coordinator = startCoordinator(services);
  const deliverer = new Deliverer(services, connector);
  const relay = new Relay(services, http);
  const loops = [
    coordinator.loop,
    startSweeper(services),
    deliverer.loop,
    relay.loop,
    startProbe(services, connector),
  ];
  const demo = new DemoRunner();
  const dev = env.NODE_ENV === "development";
  const page = pages ? await pages({ dev, hostname: env.HOST, port: env.PORT, http }) : noPages;
  const doors = openDoors({
    services: { ...services, inbox, guard },
    demo,
    loops: () => loops.map((loop) => loop.state),
    pages: page,
  });
  http.on("request", (req, res) => void doors(req, res));
  await openQueues(services);
  await listen(http, env);
  const address = http.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  const url = env.BASE_URL.replace(/:0$/, `:${port}`);
  const file = await announce(services, url, `http://${localHost(env.HOST)}:${port}`);
  const stop = async (): Promise<void> => {
    rmSync(file, { force: true });
    demo.stopAll();
    inbox.stop();
    const closed = new Promise((resolve) => http.close(resolve));
    for (const loop of loops.slice(1)) if (loop !== deliverer.loop && loop !== relay.loop) await loop.stop();
    await coordinator.stop();
    await relay.stop();
    http.closeAllConnections();
    await closed;
    await deliverer.stop();
    await closeServices(services);
  };
  return { services, url, operatorToken, stop };
}

/** Takes every workspace over at once, so that work goes on before anyone asks for it. */
async function openQueues(services: Services): Promise<void> {
  const rows = await services.prisma.workspace.findMany({ select: { id: true } });
  const asker = { actor: { kind: "system", id: "start" } as const, requestId: "start" };
  for (const { id } of rows)
    services.queues
      .write(id, () => null, null, asker)
      .catch((error: unknown) =>
        services.logger.warn({ err: error, workspace: id }, "a workspace waits for its other owner"),
      );
}

function listen(http: Server, env: ServiceSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(env.PORT, env.HOST, () => resolve());
  });
}

/** A host of this machine by which an address listened on is reached. */
const localHost = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;

/** Tells the CLI where the instance is (`local` needs no proxy and no name), and the terminal how its owner gets in. */
async function announce(services: Services, url: string, local: string): Promise<string> {
  const { env, operatorToken, logger, auth } = services;
  mkdirSync(env.DATA_DIR, { recursive: true });
  const file = join(env.DATA_DIR, "instance.json");
  writeFileSync(file, JSON.stringify({ url, local, operatorToken, pid: process.pid }), { mode: 0o600 });
  const owner = await firstOwner(services);
  const link = owner ? await auth.signInLink(owner.email) : null;
  if (env.NODE_ENV !== "test")
    process.stdout.write(`\n  Claw Group is ready: ${url}\n  Sign in once with:   ${link}\n\n`);
  else logger.debug({ url }, "ready");
  return file;
}
