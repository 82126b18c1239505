import { AppError } from "#server/domain/errors.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import type { Db } from "#server/platform/db.ts";
import { type Applied, apply, type Command } from "./command.ts";
import { flush } from "./flush.ts";
import { loadRows, loadState } from "./load.ts";
import { takeOwnership } from "./ownership.ts";
import type { Table } from "./rows.ts";
import type { State } from "./state.ts";
import type { Work } from "./work.ts";

export type QueueOptions = {
  db: Db;
  baseUrl: string;
  now: () => Date;
  /** Called after each commit, with what it appended. */
  committed: (workspaceId: string, events: readonly ClawEvent[]) => void;
  /** Called when the state in memory counts for nothing any more: a commit failed, or another process is the owner. */
  lost: (workspaceId: string) => void;
  /** Run on a freshly loaded state, before any other command. */
  opening: ((work: Work) => void) | null;
};

const maxBatch = 1_000;

/**
 * The one writer of a workspace. What waits is applied in order to the state in memory and committed
 * together; answers go out after the commit. It flushes as soon as the last flush is done, without a timer.
 */
export class WorkspaceQueue {
  readonly workspaceId: string;
  readonly #options: QueueOptions;
  #waiting: Command[] = [];
  #state: State | null = null;
  #epoch = 0;
  #draining: Promise<void> | null = null;
  #oldestAt: number | null = null;

  constructor(workspaceId: string, options: QueueOptions) {
    this.workspaceId = workspaceId;
    this.#options = options;
  }

  /** The state while this process owns the queue, for loops that look for work; never to be changed by them. */
  get state(): State | null {
    return this.#state;
  }
  /** Milliseconds the oldest unanswered command has waited. */
  get lag(): number {
    return this.#oldestAt === null ? 0 : Date.now() - this.#oldestAt;
  }
  get depth(): number {
    return this.#waiting.length;
  }

  push(command: Command): void {
    this.#waiting.push(command);
    this.#oldestAt ??= Date.now();
    this.#draining ??= this.#drain();
  }

  /** Resolves when everything pushed so far was answered. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  /** Forgets the state: the next command takes the ownership anew and reads the database. */
  forget(): void {
    this.#state = null;
    this.#options.lost(this.workspaceId);
  }

  async #drain(): Promise<void> {
    // One turn of the event loop lets reports that arrived together be committed together.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, maxBatch);
      const failure = await this.#tryCommit(batch);
      // What the database cannot store is one command's fault: it must not sink its neighbours.
      const alone = batch.length > 1 && isDataFault(failure?.error);
      for (const command of failure ? batch : []) {
        const own = alone ? await this.#tryCommit([command]) : failure;
        if (own) command.reject(refusalOf(own.error));
      }
      this.#oldestAt = this.#waiting.length > 0 ? Date.now() : null;
    }
    this.#draining = null;
  }

  /** Commits and answers, or forgets the state and returns why not; the commands are still to be answered then. */
  async #tryCommit(batch: readonly Command[]): Promise<{ error: unknown } | null> {
    try {
      await this.#commit(batch);
      return null;
    } catch (error) {
      this.forget();
      return { error };
    }
  }

  async #open(): Promise<State> {
    if (this.#state) return this.#state;
    const { db } = this.#options;
    this.#epoch = await takeOwnership(db, this.workspaceId);
    const state = await loadState(db, this.workspaceId);
    if (!state) throw new AppError("not_found", `There is no workspace ${this.workspaceId}.`);
    this.#state = state;
    return state;
  }

  async #commit(waiting: readonly Command[]): Promise<void> {
    const { opening } = this.#options;
    const batch = this.#state || !opening ? waiting : [openingCommand(opening), ...waiting];
    const state = await this.#open();
    const { db, baseUrl, now: clock } = this.#options;
    const fromSeq = state.workspace.seq;
    const now = clock();
    const events: ClawEvent[] = [];
    const inserts: [Table, object][] = [];
    const answers: [Command, Applied][] = [];
    state.absent.clear();
    for (let todo: readonly Command[] = batch; todo.length > 0; ) {
      const again: Command[] = [];
      const wanted = new Map<Table, Set<string>>();
      for (const command of todo) {
        const applied = apply(state, command, now, baseUrl);
        if (applied.kind === "missing") {
          again.push(command);
          const { table, id } = applied.missing;
          wanted.set(table, (wanted.get(table) ?? new Set()).add(id));
          continue;
        }
        answers.push([command, applied]);
        if (applied.kind !== "done") continue;
        events.push(...applied.events);
        inserts.push(...applied.inserts);
      }
      for (const [table, ids] of wanted) await loadRows(db, state, table, [...ids]);
      todo = again;
    }
    if (answers.some(([, applied]) => applied.kind === "done" && applied.wrote)) {
      state.markTouched(now);
      if (!(await flush(db, state, { epoch: this.#epoch, fromSeq, events, inserts })))
        throw new AppError("unavailable", "Another process took this workspace over; try again.");
      state.dirty.clear();
      state.uncommitted.clear();
      state.trim();
      this.#options.committed(this.workspaceId, events);
    }
    for (const [command, applied] of answers) {
      if (applied.kind === "done") command.resolve(applied.answer);
      else if (applied.kind === "refused") command.reject(applied.error);
    }
  }
}

const openingCommand = (run: (work: Work) => void): Command => ({
  run,
  actor: { kind: "coordinator", id: "rules" },
  requestId: "take-over",
  once: null,
  resolve: () => {},
  reject: () => {},
});

/** PostgreSQL's classes of errors that lie in the data sent: data exceptions, broken constraints, exceeded limits. */
const isDataFault = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  /^(22|23|54)...$/.test(error.code);
const refusalOf = (error: unknown): unknown =>
  error instanceof AppError || isDataFault(error) ? error : unavailable(error);

const unavailable = (cause: unknown): AppError => {
  const error = new AppError(
    "unavailable",
    "The database gave no answer, so the change may or may not be written. Send it again in a moment.",
  );
  error.cause = cause;
  return error;
};
