import { AppError } from "#server/domain/errors.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import type { EventData, EventType } from "#server/domain/event-data.ts";
import { frozenBy } from "#server/domain/frozen.ts";
import { type Id, newId } from "#server/domain/ids.ts";
import type { Actor } from "#server/domain/member.ts";
import type { Task } from "#server/domain/task.ts";
import type { Workspace } from "#server/domain/workspace.ts";
import { passing, type Rows, type Table } from "./rows.ts";
import type { State } from "./state.ts";

/** Thrown when a verb needs a row that is not in memory: the queue loads it and runs the verb again. */
export class Missing {
  readonly table: Table;
  readonly id: string;
  constructor(table: Table, id: string) {
    this.table = table;
    this.id = id;
  }
}

/** What a verb may know of its surroundings. `now` is the flush's one clock reading. */
export type WorkContext = { now: Date; actor: Actor; requestId: string; baseUrl: string };

/**
 * One command's unit of work over a workspace's state: verbs read rows, put new ones and emit events.
 * INVARIANT: a verb is synchronous and decides only from rows and `now`, so that it can be run again
 * after a missing row was loaded; a refused verb leaves no trace.
 */
export class Work {
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId: string;
  readonly baseUrl: string;
  readonly state: State;
  readonly events: ClawEvent[] = [];
  /** Rows of passing tables. */
  readonly inserts: [Table, object][] = [];
  /** True once something must be committed before the caller may be answered. */
  wrote = false;
  readonly #undo: (() => void)[] = [];
  readonly #touched = new Map<string, [Table, string]>();

  constructor(state: State, context: WorkContext) {
    this.state = state;
    this.now = context.now;
    this.actor = context.actor;
    this.requestId = context.requestId;
    this.baseUrl = context.baseUrl;
  }

  get workspace(): Workspace {
    return this.state.workspace;
  }
  id<P extends string>(prefix: P): Id<P> {
    return newId(prefix, +this.now);
  }
  /** The time `seconds` from now. */
  after(seconds: number): Date {
    return new Date(+this.now + seconds * 1000);
  }

  /** The row, or null when there is none in this workspace. */
  find<T extends Table>(table: T, id: string): Rows[T] | null {
    const row = this.state.maps[table].get(id);
    if (row) return row;
    if (this.state.absent.has(`${table} ${id}`)) return null;
    throw new Missing(table, id);
  }
  /** The row; refused as not found when there is none in this workspace. */
  get<T extends Table>(table: T, id: string): Rows[T] {
    const row = this.find(table, id);
    if (!row)
      throw new AppError("not_found", `There is no ${table.replace("_", " ")} ${id} in this workspace.`);
    return row;
  }
  task(id: string): Task {
    return this.get("task", id);
  }
  /** Rows of the tasks in a status. */
  tasksIn(status: Task["status"]): Task[] {
    return [...(this.state.tasksByStatus.get(status) ?? [])].flatMap(
      (id) => this.state.maps.task.get(id) ?? [],
    );
  }
  /** Every task of a run, review tasks and settled ones too: a run in memory has them all with it. */
  tasksOf(runId: string): Task[] {
    this.get("run", runId);
    return [...(this.state.tasksByRun.get(runId) ?? [])].flatMap((id) => this.state.maps.task.get(id) ?? []);
  }
  /** Why work on a task stands still (see `frozenBy`), with the agent who holds it. */
  frozen(task: Task, agentId?: string): ReturnType<typeof frozenBy> {
    return frozenBy({
      workspace: this.workspace,
      run: task.runId ? this.get("run", task.runId) : null,
      agent: agentId ? this.get("agent", agentId) : null,
    });
  }
  attemptsOf(agentId: string): Rows["attempt"][] {
    return [...(this.state.attemptsByAgent.get(agentId) ?? [])].flatMap(
      (id) => this.state.maps.attempt.get(id) ?? [],
    );
  }

  /** Writes a row with the next flush. A change that boards can see must come with an event. */
  put<T extends Table>(table: T, row: Rows[T]): void {
    this.wrote = true;
    if (passing.has(table)) {
      this.inserts.push([table, row]);
      // One that was loaded to be read must not be read again as it was.
      if (this.state.maps[table].has(row.id)) this.#replace(table, row.id, row);
      return;
    }
    this.#set(table, row);
    this.#touched.set(`${table} ${row.id}`, [table, row.id]);
    if (table === "attempt") {
      const { taskId } = row as Rows["attempt"];
      this.#touched.set(`task ${taskId}`, ["task", taskId]);
    }
  }
  /** Notes a sign of life: kept in memory, written with the row's next change or some seconds later, told to nobody. */
  touch<T extends "attempt" | "agent">(table: T, row: Rows[T]): void {
    this.#replace(table, row.id, row);
    this.state.touch(table, row.id, this.now);
  }
  #set<T extends Table>(table: T, row: Rows[T]): void {
    this.state.mark(table, row, this.#replace(table, row.id, row));
  }
  #replace<T extends Table>(table: T, id: string, row: Rows[T]): Rows[T] | undefined {
    const old = this.state.set(table, id, row);
    if (table === "task") this.#tally(old as Rows["task"] | undefined, row as Rows["task"]);
    if (table === "delivery" && !old) this.state.uncommitted.add(id);
    this.#undo.push(() => this.state.set(table, id, old));
    return old;
  }

  /** A run's counts follow the statuses of its tasks, here and nowhere else. */
  #tally(old: Task | undefined, task: Task): void {
    if (!task.runId || task.reviewOf || old?.status === task.status) return;
    const run = this.get("run", task.runId);
    const counts = { ...run.counts, total: run.counts.total + (old ? 0 : 1) };
    for (const status of ["completed", "failed", "canceled"] as const)
      counts[status] += Number(task.status === status) - Number(old?.status === status);
    this.put("run", { ...run, counts });
  }

  /** Appends a fact to the log of this workspace. */
  emit<T extends EventType>(
    type: T,
    about: { taskId?: string | null; agentId?: string | null; runId?: string | null },
    data: EventData<T>,
  ): void {
    this.events.push({
      workspaceId: this.workspace.id,
      seq: 0,
      type,
      at: this.now.toISOString(),
      actor: this.actor,
      requestId: this.requestId,
      taskId: about.taskId ?? null,
      agentId: about.agentId ?? null,
      runId: about.runId ?? (about.taskId ? this.state.maps.task.get(about.taskId)?.runId : null) ?? null,
      data,
      changes: {},
    } as ClawEvent);
  }

  /** Ends the command: numbers its events and hangs on them what boards must change. */
  finish(): void {
    const changes = this.state.changes(this.#touched.values());
    const eventOf = changes.size > 0 ? this.#lastEvents() : null;
    for (const { kind, id, patch } of changes.values()) {
      const event = eventOf?.get(id) ?? this.events.at(-1);
      if (!event) throw new Error(`${kind} ${id} changed on boards (${Object.keys(patch)}) without an event`);
      if (kind === "workspace") event.changes.workspace = patch;
      else event.changes[kind] = { ...event.changes[kind], [id]: patch };
    }
    if (this.events.length === 0) return;
    let { seq } = this.workspace;
    for (const event of this.events) event.seq = ++seq;
    this.state.set("workspace", this.workspace.id, { ...this.workspace, seq });
  }
  /** The last event about each task, agent and run: with thousands of events, no change may search them all. */
  #lastEvents(): Map<string, ClawEvent> {
    const last = new Map<string, ClawEvent>();
    for (const event of this.events)
      for (const id of [event.taskId, event.agentId, event.runId]) if (id) last.set(id, event);
    return last;
  }

  /** Takes everything back. */
  undo(): void {
    for (const step of this.#undo.reverse()) step();
    this.#undo.length = 0;
  }
}
