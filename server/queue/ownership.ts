import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { AppError } from "#server/domain/errors.ts";
import type { Db } from "#server/platform/db.ts";

/** A lease lives this long without renewal: how long a dead owner on another machine holds a workspace up. */
const leaseSeconds = 5;
const me = `${hostname()} ${process.pid} ${randomBytes(6).toString("hex")}`;

/** True when the owner named was a process of this machine that is gone: its lease need not be waited out. */
function isDead(owner: string): boolean {
  const [host, pid] = owner.split(" ");
  if (host !== hostname() || owner === me) return false;
  try {
    process.kill(Number(pid), 0);
    return Number(pid) === process.pid;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/**
 * Takes the ownership of a workspace's queue and returns the new epoch, which fences every earlier owner off.
 * Refused as `unavailable` while another living process holds it, `not_found` when there is no such workspace.
 */
export async function takeOwnership(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await db.query<{ queueOwner: string | null }>(
    `select "queueOwner" from workspace where id=$1`,
    [workspaceId],
  );
  const row = rows[0];
  if (!row) throw new AppError("not_found", `There is no workspace ${workspaceId}.`);
  const dead = row.queueOwner !== null && isDead(row.queueOwner) ? row.queueOwner : null;
  const taken = await db.query<{ queueEpoch: number }>(
    `update workspace set "queueOwner"=$2, "queueEpoch"="queueEpoch"+1, "queueUntil"=now() + $3 * interval '1 second'
     where id=$1 and ("queueOwner" is null or "queueOwner"=$2 or "queueOwner"=$4 or "queueUntil" < now()) returning "queueEpoch"`,
    [workspaceId, me, leaseSeconds, dead],
  );
  const epoch = taken.rows[0]?.queueEpoch;
  if (epoch === undefined)
    throw new AppError("unavailable", "Another process writes this workspace; try again in a few seconds.");
  return epoch;
}

/** Renews the leases of all workspaces named; returns those still ours. */
export async function renewOwnership(db: Db, workspaceIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `update workspace set "queueUntil"=now() + $3 * interval '1 second' where id = any($1) and "queueOwner"=$2 returning id`,
    [workspaceIds, me, leaseSeconds],
  );
  return new Set(rows.map((row) => row.id));
}

/** Gives up every queue of this process, so that the next owner need not wait. */
export async function releaseOwnership(db: Db): Promise<void> {
  await db.query(`update workspace set "queueOwner"=null, "queueUntil"=null where "queueOwner"=$1`, [me]);
}
