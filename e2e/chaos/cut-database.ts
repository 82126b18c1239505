import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { clusterOwner, placeCluster } from "../../bin/lib/postgres-files.mjs";
import { findPostmaster, isAlive } from "../../bin/lib/postgres-process.mjs";

/** Stops the PostgreSQL of a data folder: SIGINT cuts its sessions and writes what is committed, SIGQUIT is a crash. */
export async function cutDatabase(dataDir: string, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  const { cluster } = placeCluster({ dataDir, owner: await clusterOwner(), onProgress: () => undefined });
  const found = await findPostmaster(cluster);
  if (!found) throw new Error(`no PostgreSQL runs in ${join(dataDir, "postgres")}`);
  process.kill(found.pid, signal);
  for (const until = Date.now() + 20_000; isAlive(found.pid); await delay(20))
    if (Date.now() > until) throw new Error(`PostgreSQL ${found.pid} did not stop within 20 s`);
}
