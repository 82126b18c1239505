import type { ClawEvent } from "#server/domain/event.ts";
import type { Actor } from "#server/domain/member.ts";
import type { Db } from "#server/platform/db.ts";
import type { Idempotency, Verb } from "./command.ts";
import { releaseOwnership, renewOwnership } from "./ownership.ts";
import type { Work } from "./work.ts";
import { WorkspaceQueue } from "./workspace-queue.ts";

export type QueuesOptions = {
  db: Db;
  baseUrl: string;
  now?: () => Date;
  committed: (workspaceId: string, events: readonly ClawEvent[]) => void;
  lost?: (workspaceId: string) => void;
  opening?: (work: Work) => void;
};
export type Asker = { actor: Actor; requestId: string; once?: Idempotency | null };

const renewMs = 1_500;

/** The write queues of this process, one per workspace, opened when first written to. */
export class Queues {
  readonly #queues = new Map<string, WorkspaceQueue>();
  readonly #options: QueuesOptions;
  readonly #renewing: NodeJS.Timeout;
  #closed = false;

  constructor(options: QueuesOptions) {
    this.#options = options;
    this.#renewing = setInterval(() => void this.#renew(), renewMs).unref();
  }

  of(workspaceId: string): WorkspaceQueue {
    const known = this.#queues.get(workspaceId);
    if (known) return known;
    const { db, baseUrl, committed, lost = () => {}, now = () => new Date(), opening = null } = this.#options;
    const queue = new WorkspaceQueue(workspaceId, { db, baseUrl, now, committed, lost, opening });
    this.#queues.set(workspaceId, queue);
    return queue;
  }

  /** Every queue this process has opened. */
  all(): WorkspaceQueue[] {
    return [...this.#queues.values()];
  }

  /** Runs a verb in its workspace's queue; resolves after the commit, rejects with the verb's refusal. */
  async write<I, O>(workspaceId: string, verb: Verb<I, O>, input: I, asker: Asker): Promise<O> {
    return (await this.writeOnce(workspaceId, verb, input, asker)).output;
  }

  /** Like `write`, and tells whether the answer is the replay of an earlier one with the same key. */
  async writeOnce<I, O>(
    workspaceId: string,
    verb: Verb<I, O>,
    input: I,
    asker: Asker,
  ): Promise<{ output: O; replayed: boolean }> {
    return new Promise((resolve, reject) => {
      this.of(workspaceId).push({
        run: (work) => verb(work, input),
        actor: asker.actor,
        requestId: asker.requestId,
        once: asker.once ?? null,
        resolve: (answer) => resolve(answer as { output: O; replayed: boolean }),
        reject,
      });
    });
  }

  /** Waits for what is under way and gives the ownership up. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#renewing);
    await Promise.all(this.all().map((queue) => queue.idle()));
    await releaseOwnership(this.#options.db);
  }

  async #renew(): Promise<void> {
    const held = this.all().filter((queue) => queue.state);
    if (held.length === 0 || this.#closed) return;
    try {
      const ours = await renewOwnership(
        this.#options.db,
        held.map((queue) => queue.workspaceId),
      );
      for (const queue of held) if (!ours.has(queue.workspaceId)) queue.forget();
    } catch {
      // The database is away: the lease may run out meanwhile, and the epoch fences us off then.
    }
  }
}
