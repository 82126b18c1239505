import { z } from "zod";
import { type EventData, type EventType, eventData } from "./event-data.ts";
import type { Actor } from "./member.ts";

const Patch = z.record(z.string(), z.unknown());
/** What an event changes on a board: shallow patches by id, computed by the engine, never by hand. */
export const Changes = z.object({
  workspace: Patch.optional(),
  tasks: z.record(z.string(), Patch).optional(),
  agents: z.record(z.string(), Patch).optional(),
  members: z.record(z.string(), Patch).optional(),
  runs: z.record(z.string(), Patch).optional(),
});
export type Changes = z.infer<typeof Changes>;

/** One fact of the log. `seq` counts from 1 without a gap within its workspace. */
export type ClawEvent<T extends EventType = EventType> = {
  workspaceId: string;
  seq: number;
  type: T;
  at: string;
  actor: Actor;
  requestId: string;
  taskId: string | null;
  agentId: string | null;
  runId: string | null;
  data: EventData<T>;
  changes: Changes;
};

const envelope = z.object({
  workspaceId: z.string(),
  seq: z.number().int().positive(),
  type: z.enum(Object.keys(eventData) as [EventType, ...EventType[]]),
  at: z.string(),
  actor: z.object({ kind: z.enum(["human", "agent", "coordinator", "system"]), id: z.string() }),
  requestId: z.string(),
  taskId: z.string().nullable(),
  agentId: z.string().nullable(),
  /** Events from before there were runs have none. */
  runId: z.string().nullable().default(null),
  data: z.unknown(),
  changes: Changes,
});

/** Reads an event from outside; throws a ZodError when its shape is not the contract's. */
export function parseEvent(value: unknown): ClawEvent {
  const event = envelope.parse(value);
  return { ...event, data: eventData[event.type].parse(event.data) };
}

/** An event as the database holds it. */
export type EventRow = Omit<ClawEvent, "at" | "actor" | "data" | "changes" | "type"> & {
  type: string;
  actorKind: string;
  actorId: string;
  at: Date;
  /** Canonical JSON of what no column holds: `changes` and `data`. */
  payload: string;
};

/** Puts an event together from its row; throws a ZodError when its shape is not the contract's. */
export function readEvent(row: EventRow): ClawEvent {
  const { actorKind, actorId, payload, at, ...facts } = row;
  const { changes, data } = JSON.parse(payload);
  return parseEvent({
    ...facts,
    at: at.toISOString(),
    actor: { kind: actorKind, id: actorId },
    changes,
    data,
  });
}

/** True when the event is of that type; narrows its data. */
export const isType = <T extends EventType>(event: ClawEvent, type: T): event is ClawEvent<T> =>
  event.type === type;

/** JSON with sorted keys: the canonical text that is stored and, later, hashed (RFC 8785 for our value range). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!value || typeof value !== "object" || "toJSON" in value) return JSON.stringify(value) ?? "null";
  // Written out, not rebuilt as a sorted object: objects keep keys like "10" in numeric order whatever the sorting.
  let text = "{";
  for (const key of Object.keys(value).sort()) {
    const one: unknown = Reflect.get(value, key);
    if (one === undefined) continue;
    text += `${text.length > 1 ? "," : ""}${JSON.stringify(key)}:${canonicalJson(one)}`;
  }
  return `${text}}`;
}
