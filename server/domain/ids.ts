/** Prefixed, sortable identifiers: `<prefix>_` + a UUIDv7 (RFC 9562) in hex without dashes. */
export type Id<P extends string> = `${P}_${string}`;
export type WorkspaceId = Id<"ws">;
export type MemberId = Id<"mb">;
export type AgentId = Id<"ag">;
export type TaskId = Id<"tk">;
export type AttemptId = Id<"at">;
export type ArtifactId = Id<"ar">;
export type ThreadId = Id<"th">;
export type RunId = Id<"rn">;
export type DecisionId = Id<"de">;

/** The thread of a workspace that belongs to no task: its id follows from the workspace's. */
export const mainThreadId = (workspaceId: string): ThreadId => `th_${workspaceId.slice(3)}`;

let lastMs = 0;
let counter = 0;

const pool = new Uint8Array(8 * 512);
let used = pool.length;
/** Eight random bytes, no one's twice: asking the system for many at once costs little more than for these. */
function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += 8;
  return pool.subarray(used - 8, used);
}

/** Makes a new id whose text order is its creation order, also within one millisecond of one process (RFC 9562, 6.2, method 1). */
export function newId<P extends string>(prefix: P, nowMs: number = Date.now()): Id<P> {
  counter = nowMs === lastMs ? counter + 1 : 0;
  lastMs = nowMs;
  const bytes = randomBytes();
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
  // 12 bits of version-7 space hold the counter; what goes beyond moves into the time, as the RFC allows.
  const time = (nowMs + (counter >> 12)).toString(16).padStart(12, "0");
  let tail = "";
  for (const byte of bytes) tail += byte.toString(16).padStart(2, "0");
  return `${prefix}_${time}7${(counter & 0xfff).toString(16).padStart(3, "0")}${tail}`;
}
