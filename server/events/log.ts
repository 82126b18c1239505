import { type ClawEvent, type EventRow, readEvent } from "#server/domain/event.ts";
import type { Db } from "#server/platform/db.ts";

const kept = 2_000;
type Watcher = (workspaceId: string, seq: number) => void;

/**
 * The read side of the event log. Readers keep a cursor (the last seq they have) and ask for what follows;
 * a wake-up is only a hint. What this process wrote itself is served from a short tail in memory.
 */
export class EventLog {
  readonly #db: Db;
  readonly #tails = new Map<string, ClawEvent[]>();
  readonly #watchers = new Set<Watcher>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Takes in events that were just committed by this process, and wakes the readers. */
  committed(workspaceId: string, events: readonly ClawEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    const tail = this.#tails.get(workspaceId) ?? [];
    const joined = tail.at(-1)?.seq === (events[0]?.seq ?? 0) - 1 ? [...tail, ...events] : [...events];
    this.#tails.set(workspaceId, joined.length > 2 * kept ? joined.slice(-kept) : joined);
    this.hint(workspaceId, last.seq);
  }

  /** Drops the tail of a workspace: a commit without an answer, or another owner, may have appended what is not in it. */
  forget(workspaceId: string): void {
    this.#tails.delete(workspaceId);
  }

  /** Tells the readers that there may be something new. */
  hint(workspaceId: string, seq: number): void {
    for (const watcher of this.#watchers) watcher(workspaceId, seq);
  }

  /** Calls `watcher` at every hint; returns the way to stop it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Up to `limit` events after `seq`, oldest first. */
  async readSince(workspaceId: string, seq: number, limit = 500): Promise<ClawEvent[]> {
    const tail = this.#tails.get(workspaceId);
    const first = tail?.[0];
    if (tail && first && first.seq <= seq + 1)
      return tail.slice(seq + 1 - first.seq, seq + 1 - first.seq + limit);
    const { rows } = await this.#db.query<EventRow>({
      name: "events-since",
      text: `select * from event where "workspaceId"=$1 and seq>$2 order by seq limit $3`,
      values: [workspaceId, seq, limit],
    });
    return rows.map(readEvent);
  }

  /** The last seq of every workspace: what a reader polls when hints may have been lost. A tail that another process wrote beyond is dropped. */
  async heads(): Promise<Map<string, number>> {
    const { rows } = await this.#db.query<{ id: string; seq: number }>(`select id, seq from workspace`);
    for (const { id, seq } of rows)
      if ((this.#tails.get(id)?.at(-1)?.seq ?? seq) < seq) this.#tails.delete(id);
    return new Map(rows.map((row) => [row.id, row.seq]));
  }
}
