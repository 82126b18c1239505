/** Prefixed, sortable identifiers: `<prefix>_` + a UUIDv7 (RFC 9562) in hex without dashes. */
export type Id<P extends string> = `${P}_${string}`;
export type WorkspaceId = Id<"ws">;
export type MemberId = Id<"mb">;
export type AgentId = Id<"ag">;
export type TaskId = Id<"tk">;
export type AttemptId = Id<"at">;
export type ArtifactId = Id<"ar">;
export type DeliveryId = Id<"dl">;
export type ThreadId = Id<"th">;

/** Makes a new id whose text order is its creation order (to the millisecond). */
export function newId<P extends string>(prefix: P, nowMs: number = Date.now()): Id<P> {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const time = nowMs.toString(16).padStart(12, "0");
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  let tail = "";
  for (const byte of bytes) tail += byte.toString(16).padStart(2, "0");
  return `${prefix}_${time}${tail}`;
}
