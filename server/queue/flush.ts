import { type ClawEvent, canonicalJson } from "#server/domain/event.ts";
import type { Db } from "#server/platform/db.ts";
import { hotColumns, type Table } from "./rows.ts";
import type { State } from "./state.ts";

export type FlushInput = {
  epoch: number;
  fromSeq: number;
  events: readonly ClawEvent[];
  inserts: readonly (readonly [Table, object])[];
};
type Part = { sql: string; rows: readonly object[]; name: string };

const quoted = (column: string): string => `"${column}"`;
const assign = (columns: readonly string[]): string =>
  columns.map((c) => `${quoted(c)}=r.${quoted(c)}`).join(",");

/** Columns of every table, read once: the upserts name them. */
let columnsOf: Map<string, string[]> | undefined;
async function readColumns(db: Db): Promise<Map<string, string[]>> {
  if (columnsOf) return columnsOf;
  const { rows } = await db.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = current_schema() order by ordinal_position`,
  );
  const columns = new Map<string, string[]>();
  for (const row of rows)
    columns.set(row.table_name, [...(columns.get(row.table_name) ?? []), row.column_name]);
  columnsOf = columns;
  return columns;
}

function upsert(table: string, columns: readonly string[], rows: readonly object[]): Part {
  const list = columns.map(quoted).join(",");
  const rest = columns.filter((c) => c !== "id").map((c) => `${quoted(c)}=excluded.${quoted(c)}`);
  const from = `select ${columns.map((c) => `r.${quoted(c)}`).join(",")} from w, jsonb_populate_recordset(null::${table}, $N::jsonb) r`;
  return {
    name: `${table}+`,
    rows,
    sql: `insert into ${table}(${list}) ${from} on conflict (id) do update set ${rest.join(",")}`,
  };
}

function hotUpdate(table: string, columns: readonly string[], rows: readonly object[]): Part {
  const sql = `update ${table} t set ${assign(columns)} from w, jsonb_populate_recordset(null::${table}, $N::jsonb) r where t.id=r.id`;
  return { name: `${table}~`, rows: rows.map((row) => pick(row, ["id", ...columns])), sql };
}

const pick = (row: object, columns: readonly string[]): object =>
  Object.fromEntries(columns.map((column) => [column, Reflect.get(row, column)]));

function eventPart(events: readonly ClawEvent[]): Part {
  const rows = events.map((event) => ({
    workspaceId: event.workspaceId,
    seq: event.seq,
    type: event.type,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    requestId: event.requestId,
    taskId: event.taskId,
    agentId: event.agentId,
    runId: event.runId,
    payload: canonicalJson({ changes: event.changes, data: event.data }),
    at: event.at,
  }));
  return {
    name: "event",
    rows,
    sql: `insert into event select r.* from w, jsonb_populate_recordset(null::event, $N::jsonb) r`,
  };
}

function partsOf(state: State, input: FlushInput, columns: Map<string, string[]>): Part[] {
  const parts: Part[] = [];
  for (const [table, marks] of state.dirty) {
    if (table === "workspace") continue;
    const full: object[] = [];
    const hot: object[] = [];
    for (const [id, how] of marks) {
      const row = state.maps[table].get(id);
      if (row) (how === "full" ? full : hot).push(row);
    }
    const hotList: readonly string[] = hotColumns[table] ?? [];
    if (full.length > 0) parts.push(upsert(table, columns.get(table) ?? [], full));
    if (hot.length > 0) parts.push(hotUpdate(table, hotList, hot));
  }
  const byTable = new Map<Table, Map<string, object>>();
  for (const [table, row] of input.inserts) {
    const rows = byTable.get(table) ?? new Map<string, object>();
    rows.set(String(Reflect.get(row, "id")), row);
    byTable.set(table, rows);
  }
  for (const [table, rows] of byTable)
    parts.push(upsert(table, columns.get(table) ?? [], [...rows.values()]));
  if (input.events.length > 0) parts.push(eventPart(input.events));
  return parts;
}

const workspaceColumns = [
  "name",
  "goal",
  "rules",
  "memory",
  "settings",
  "pausedAt",
  "pausedBy",
  "coordinator",
  "spend",
];

/**
 * Writes everything that waits in one statement, which is one transaction: the workspace row is updated
 * first, and only while epoch and seq are what this owner believes; every other part selects from that
 * update, so a fenced-off owner writes nothing. Returns false when it was fenced off.
 */
export async function flush(db: Db, state: State, input: FlushInput): Promise<boolean> {
  const { workspace } = state;
  const parts = partsOf(state, input, await readColumns(db));
  const edited = state.dirty.has("workspace");
  const set = edited ? `, ${assign(workspaceColumns)}` : "";
  const from = edited ? ` from jsonb_populate_record(null::workspace, $5::jsonb) r` : "";
  const values: unknown[] = [workspace.id, input.epoch, input.fromSeq, workspace.seq];
  if (edited) values.push(JSON.stringify(workspace));
  const ctes = [
    `w as (update workspace o set seq=$4::int${set}${from} where o.id=$1 and o."queueEpoch"=$2 and o.seq=$3 returning 1)`,
  ];
  for (const [i, part] of parts.entries()) {
    values.push(JSON.stringify(part.rows));
    ctes.push(`p${i} as (${part.sql.replace("$N", `$${values.length}`)})`);
  }
  const notify = input.events.length > 0 ? `, pg_notify('claw_events', $1 || ' ' || $4::int)` : "";
  const name = `flush:${edited ? "w" : ""}${notify ? "n" : ""}${parts.map((part) => part.name).join(",")}`;
  const text = `with ${ctes.join(",\n")} select 1 as ok${notify} from w`;
  const { rowCount } = await db.query({ name: shortName(name), text, values });
  return rowCount === 1;
}

const names = new Map<string, string>();
/** PostgreSQL cuts statement names at 63 bytes: long ones get a number. */
function shortName(name: string): string {
  const short = names.get(name) ?? `flush${names.size}`;
  names.set(name, short);
  return short;
}
