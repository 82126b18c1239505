import type { Pool } from "pg";
import type { Logger } from "pino";
import { recoverAttempts } from "./attempts/recover-attempts.ts";
import { AddressGuard } from "./connectors/address-guard.ts";
import { callLimits } from "./coordinator/model/call-clocks.ts";
import { callModel } from "./coordinator/model/call-model.ts";
import { ModelHttp } from "./coordinator/model/model-http.ts";
import { ModelQueue } from "./coordinator/model/model-queue.ts";
import { EventLog } from "./events/log.ts";
import { Words } from "./events/words.ts";
import { type Auth, createAuth } from "./members/auth.ts";
import { BlobStore } from "./platform/blob-store.ts";
import { Vault } from "./platform/crypto.ts";
import { openPool, openPrisma, type Prisma } from "./platform/db.ts";
import { OfficeReader } from "./platform/office/office-reader.ts";
import type { Settings } from "./platform/parse-env.ts";
import { Queues } from "./queue/queues.ts";
import { loseCalls } from "./usage/lose-calls.ts";

export type ServiceSettings = Settings & { SECRET_KEY: string };
/** What doors and loops share: opened once by the composition root. */
export type Services = {
  env: ServiceSettings;
  logger: Logger;
  db: Pool;
  prisma: Prisma;
  log: EventLog;
  queues: Queues;
  vault: Vault;
  blobs: BlobStore;
  /** Reads Word and Excel files among the blobs. */
  office: OfficeReader;
  auth: Auth;
  /** All calls to models, and the wire they go over. */
  models: ModelQueue;
  modelHttp: ModelHttp;
  /** Words of replies under way, on their way to whoever watches. */
  words: Words;
  operatorToken: string;
  /** The one clock of queues, inboxes and deliveries. */
  now: () => Date;
};
export type OpenOptions = { env: ServiceSettings; logger: Logger; operatorToken: string; now?: () => Date };

/** Opens the database pools, the log, the queues, the vault and the blob store. */
export function openServices({ env, logger, operatorToken, now = () => new Date() }: OpenOptions): Services {
  const db = openPool(env.DATABASE_URL, env.DATABASE_POOL_MAX);
  const prisma = openPrisma(env.DATABASE_URL, Math.max(2, Math.floor(env.DATABASE_POOL_MAX / 2)));
  const log = new EventLog(db);
  const queues = new Queues({
    db,
    baseUrl: env.BASE_URL,
    now,
    committed: (workspaceId, events) => log.committed(workspaceId, events),
    lost: (workspaceId) => log.forget(workspaceId),
    opening: (work) => {
      recoverAttempts(work, null);
      loseCalls(work, null);
    },
  });
  const vault = new Vault(env.SECRET_KEY);
  const modelHttp = new ModelHttp(
    new AddressGuard(
      env.MODEL_URL_ALLOWLIST,
      undefined,
      "the operator can allow it with MODEL_URL_ALLOWLIST",
    ),
  );
  const limits = {
    ...callLimits,
    firstMs: env.MODEL_FIRST_BYTE_SECONDS * 1_000,
    idleMs: env.MODEL_IDLE_SECONDS * 1_000,
  };
  const blobs = new BlobStore(`${env.DATA_DIR}/blobs`);
  return {
    env,
    logger,
    db,
    prisma,
    log,
    queues,
    vault,
    blobs,
    office: new OfficeReader(blobs),
    auth: createAuth(prisma, env),
    models: new ModelQueue(modelHttp, {
      call: (request) => callModel(request, modelHttp, limits),
      restMs: env.MODEL_REST_SECONDS * 1_000,
    }),
    modelHttp,
    words: new Words(),
    operatorToken,
    now,
  };
}

/** Finishes what the queues have under way, gives up their ownership and closes the database. */
export async function closeServices(services: Services): Promise<void> {
  await services.models.stop();
  await services.modelHttp.close();
  await services.queues
    .close()
    .catch((error: unknown) => services.logger.warn({ error }, "the queues could not be given up"));
  await services.prisma.$disconnect();
  await services.db.end();
}
