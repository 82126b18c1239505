import { isOpen } from "#server/domain/attempt.ts";
import { agentCardOf, cardOf, diff, memberCardOf, runCardOf, workspaceCardOf } from "#server/domain/card.ts";
import { isCallOpen } from "#server/domain/decision.ts";
import type { Changes } from "#server/domain/event.ts";
import { isRunOver } from "#server/domain/run.ts";
import { isFinal } from "#server/domain/task.ts";
import type { Workspace } from "#server/domain/workspace.ts";
import { hotColumns, passing, type Rows, type Table } from "./rows.ts";

type Maps = { [T in Table]: Map<string, Rows[T]> };
type Index = Map<string, Set<string>>;

const add = (index: Index, key: string, id: string): void => {
  const set = index.get(key);
  if (set) set.add(id);
  else index.set(key, new Set([id]));
};
const drop = (index: Index, key: string, id: string): void => {
  const set = index.get(key);
  if (set?.delete(id) && set.size === 0) index.delete(key);
};

/**
 * A workspace as its queue's owner holds it in memory: rows by id, and indexes over the open ones.
 * INVARIANT: between two flushes it equals the database, but for touched (heartbeat) fields.
 */
export class State {
  readonly maps: Maps;
  /** Ids known not to exist. */
  readonly absent = new Set<string>();
  /** Rows the next flush must write, whole or only their hot columns. */
  readonly dirty = new Map<Table, Map<string, "full" | "hot">>();
  /** Rows with a sign of life that is not written yet, and since when (ms); the oldest first. */
  readonly touched = new Map<Table, Map<string, number>>();
  /** Deliveries that no flush has written yet: they may still come to nothing, so nobody may be told of them. */
  readonly uncommitted = new Set<string>();
  /** The projections boards have been told. */
  readonly told = new Map<string, object>();
  readonly tasksByStatus: Index = new Map();
  readonly dependents: Index = new Map();
  readonly tasksByRun: Index = new Map();
  readonly openAttempts = new Set<string>();
  readonly attemptsByAgent: Index = new Map();
  readonly pendingByAgent: Index = new Map();

  constructor(workspace: Workspace) {
    const maps: Record<string, Map<string, unknown>> = {};
    for (const table of tableNames) maps[table] = new Map();
    this.maps = maps as Maps;
    this.load("workspace", [workspace]);
  }

  get workspace(): Workspace {
    for (const row of this.maps.workspace.values()) return row;
    throw new Error("a state without its workspace");
  }

  /** Takes in rows as the database has them. */
  load<T extends Table>(table: T, rows: readonly Rows[T][]): void {
    for (const row of rows) {
      this.set(table, row.id, row);
      this.absent.delete(`${table} ${row.id}`);
    }
    // Nothing was told yet of a workspace whose log is empty: its first event carries the whole of it.
    if (table === "task" || table === "attempt" || (table === "workspace" && this.workspace.seq === 0))
      return;
    for (const row of rows) this.changes([[table, row.id]]);
  }

  /** How many of its places an agent has taken: work that waits for its review takes none. */
  loadOf(agentId: string): number {
    let load = 0;
    for (const id of this.attemptsByAgent.get(agentId) ?? [])
      if (this.maps.attempt.get(id)?.status !== "submitted") load++;
    return load;
  }

  /** Remembers the loaded tasks' cards as told; call once their attempts are loaded too. */
  settleCards(ids: Iterable<string>): void {
    for (const id of ids) if (!this.told.has(`task ${id}`)) this.changes([["task", id]]);
  }

  /** Puts (or, with undefined, takes away) a row and keeps the indexes true. Returns the old one. */
  set<T extends Table>(table: T, id: string, row: Rows[T] | undefined): Rows[T] | undefined {
    const map = this.maps[table];
    const old = map.get(id);
    if (old === row) return old;
    if (row === undefined) map.delete(id);
    else map.set(id, row);
    if (table === "task")
      this.#indexTask(id, old as Rows["task"] | undefined, row as Rows["task"] | undefined);
    else if (table === "attempt")
      this.#indexAttempt(id, old as Rows["attempt"] | undefined, row as Rows["attempt"] | undefined);
    else if (table === "delivery")
      this.#indexDelivery(id, old as Rows["delivery"] | undefined, row as Rows["delivery"] | undefined);
    return old;
  }

  /** Marks a row for the next flush: only its hot columns when nothing else differs from `old`. */
  mark<T extends Table>(table: T, row: Rows[T], old: Rows[T] | undefined): void {
    const rows = this.dirty.get(table) ?? new Map<string, "full" | "hot">();
    this.dirty.set(table, rows);
    this.touched.get(table)?.delete(row.id);
    const hot: readonly (keyof Rows[T])[] | undefined = hotColumns[table];
    const onlyHot =
      hot !== undefined &&
      old !== undefined &&
      (Object.keys(row) as (keyof Rows[T])[]).every((key) => row[key] === old[key] || hot.includes(key));
    if (!onlyHot) rows.set(row.id, "full");
    else if (!rows.has(row.id)) rows.set(row.id, "hot");
  }

  /** Notes a sign of life of a row: it is written with the row's next change, or after a while by itself. */
  touch(table: Table, id: string, now: Date): void {
    if (this.dirty.get(table)?.has(id)) return;
    const rows = this.touched.get(table) ?? new Map<string, number>();
    this.touched.set(table, rows);
    if (!rows.has(id)) rows.set(id, +now);
  }

  /** Puts the signs of life that have waited long enough into the next flush. */
  markTouched(now: Date): void {
    for (const [table, rows] of this.touched) {
      for (const [id, since] of rows) {
        if (+now - since < touchedMs) break;
        const row = this.maps[table].get(id);
        if (row) this.mark(table, row, row);
        else rows.delete(id);
      }
    }
  }

  /** Lets go of what is over and old, so that memory does not grow with the log. */
  trim(): void {
    for (const [table, most] of trimTo) {
      const map = this.maps[table];
      if (map.size <= most) continue;
      for (const [id, row] of map) {
        if (map.size <= most * 0.8) break;
        if (this.#isOver(table, row)) this.#forget(table, id);
      }
    }
    for (const table of passing) this.maps[table].clear();
    for (const [id, row] of this.maps.model_call) if (!isCallOpen(row.status)) this.#forget("model_call", id);
    for (const [id, row] of this.maps.inquiry) if (row.status !== "open") this.#forget("inquiry", id);
    for (const [id, row] of this.maps.delivery) if (row.status !== "pending") this.#forget("delivery", id);
  }
  #isOver(table: Table, row: object): boolean {
    if (table === "task") {
      const { id, status, runId } = row as Rows["task"];
      // A run in memory has all its tasks in memory: what is due in it is judged from them.
      return isFinal(status) && !this.dependents.has(id) && !(runId && this.maps.run.has(runId));
    }
    if (table === "run") return isRunOver((row as Rows["run"]).status);
    if (table === "attempt") {
      const attempt = row as Rows["attempt"];
      return !isOpen(attempt.status) && !this.maps.task.has(attempt.taskId);
    }
    return true;
  }
  #forget(table: Table, id: string): void {
    this.set(table, id, undefined);
    this.told.delete(`${table} ${id}`);
  }

  /** What boards must be told of these rows since they were last told; remembers it as told. */
  changes(
    touched: Iterable<readonly [Table, string]>,
  ): Map<string, { kind: keyof Changes; id: string; patch: Record<string, unknown> }> {
    const out = new Map<string, { kind: keyof Changes; id: string; patch: Record<string, unknown> }>();
    for (const [table, id] of touched) {
      const now = this.#project(table, id);
      if (!now) continue;
      const key = `${now.as} ${id}`;
      const patch = diff(this.told.get(key) ?? null, now.card);
      if (!patch) continue;
      this.told.set(key, now.card);
      out.set(key, { kind: now.kind, id, patch });
    }
    return out;
  }

  #project(table: Table, id: string): { as: string; kind: keyof Changes; card: object } | null {
    if (table === "task") {
      const task = this.maps.task.get(id);
      const attempt = task?.attemptId ? (this.maps.attempt.get(task.attemptId) ?? null) : null;
      return task ? { as: "task", kind: "tasks", card: cardOf(task, attempt) } : null;
    }
    const agent = table === "agent" ? this.maps.agent.get(id) : undefined;
    if (agent) return { as: "agent", kind: "agents", card: agentCardOf(agent) };
    const member = table === "member" ? this.maps.member.get(id) : undefined;
    if (member) return { as: "member", kind: "members", card: memberCardOf(member) };
    const run = table === "run" ? this.maps.run.get(id) : undefined;
    if (run) return { as: "run", kind: "runs", card: runCardOf(run) };
    if (table === "workspace")
      return { as: "workspace", kind: "workspace", card: workspaceCardOf(this.workspace) };
    return null;
  }

  #indexTask(id: string, old: Rows["task"] | undefined, row: Rows["task"] | undefined): void {
    if (old) drop(this.tasksByStatus, old.status, id);
    if (row) add(this.tasksByStatus, row.status, id);
    if (old?.runId) drop(this.tasksByRun, old.runId, id);
    if (row?.runId) add(this.tasksByRun, row.runId, id);
    if (old && !isFinal(old.status))
      for (const dependency of old.dependsOn) drop(this.dependents, dependency, id);
    if (row && !isFinal(row.status))
      for (const dependency of row.dependsOn) add(this.dependents, dependency, id);
  }

  #indexAttempt(id: string, old: Rows["attempt"] | undefined, row: Rows["attempt"] | undefined): void {
    if (old && isOpen(old.status)) {
      this.openAttempts.delete(id);
      drop(this.attemptsByAgent, old.agentId, id);
    }
    if (row && isOpen(row.status)) {
      this.openAttempts.add(id);
      add(this.attemptsByAgent, row.agentId, id);
    }
  }

  #indexDelivery(id: string, old: Rows["delivery"] | undefined, row: Rows["delivery"] | undefined): void {
    if (old?.status === "pending") drop(this.pendingByAgent, old.agentId, id);
    if (row?.status === "pending") add(this.pendingByAgent, row.agentId, id);
  }
}

/** Signs of life come with every call: writing each would rewrite an agent's row for every report. */
const touchedMs = 10_000;

/** How many rows of these may be in memory before old ones go; open ones always stay. */
const trimTo = [
  ["task", 3_000],
  ["attempt", 6_000],
  ["idempotency_key", 5_000],
  ["invite", 200],
  ["run", 100],
] as const satisfies readonly (readonly [Table, number])[];

const tableNames: readonly Table[] = [
  "workspace",
  "member",
  "agent",
  "task",
  "attempt",
  "delivery",
  "invite",
  "registration_token",
  "late_result",
  "thread",
  "artifact",
  "file",
  "idempotency_key",
  "activity",
  "review",
  "decision",
  "message",
  "run",
  "plan_version",
  "playbook",
  "model_call",
  "model_setting",
  "inquiry",
];
