import type { Delivery } from "#server/domain/envelope.ts";
import type { Services } from "#server/open-services.ts";
import { mayLeave } from "../deliveries/may-leave.ts";
import { readEnvelope } from "./read-envelope.ts";

/** An envelope handed out and not acknowledged comes again after this long (agent protocol, section 2). */
const againMs = 30_000;

/** The envelopes of agents that come for them: long polls over the pending deliveries. */
export class Inbox {
  readonly #services: Services;
  readonly #shownUntil = new Map<string, number>();
  readonly #waiters = new Map<string, Set<() => void>>();
  readonly #unwatch: () => void;

  constructor(services: Services) {
    this.#services = services;
    this.#unwatch = services.log.watch((workspaceId) => this.#wake(workspaceId));
  }

  stop(): void {
    this.#unwatch();
    for (const waiters of this.#waiters.values()) for (const wake of waiters) wake();
  }

  /** Up to `max` envelopes, at once when there are any, else as soon as one comes, else none after `waitMs`. */
  async take(
    workspaceId: string,
    agentId: string,
    max: number,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Delivery[]> {
    const until = performance.now() + waitMs;
    for (;;) {
      // Who went away was handed nothing: what they would have got must not be kept from their next call.
      if (signal.aborted) return [];
      const found = this.#visible(workspaceId, agentId).slice(0, max);
      const left = until - performance.now();
      if (found.length > 0 || left <= 0) {
        for (const delivery of found) this.#shownUntil.set(delivery.id, +this.#services.now() + againMs);
        const { state } = this.#services.queues.of(workspaceId);
        const { BASE_URL } = this.#services.env;
        return state ? found.map((delivery) => readEnvelope(state, BASE_URL, delivery)) : [];
      }
      await this.#wait(workspaceId, agentId, Math.min(left, againMs), signal);
    }
  }

  /** Pending envelopes that were handed out, up to this one in the order they were made. */
  shownUpTo(workspaceId: string, agentId: string, last: string): string[] {
    const pending = this.#services.queues.of(workspaceId).state?.pendingByAgent.get(agentId);
    return [...(pending ?? [])].filter((id) => id <= last && (id === last || this.#shownUntil.has(id)));
  }

  #visible(workspaceId: string, agentId: string): Delivery[] {
    const { state } = this.#services.queues.of(workspaceId);
    const now = +this.#services.now();
    if (!state) return [];
    return [...(state.pendingByAgent.get(agentId) ?? [])].flatMap((id) => {
      const delivery = state.maps.delivery.get(id);
      const shown = (this.#shownUntil.get(id) ?? 0) > now;
      return delivery && !state.uncommitted.has(id) && !shown && mayLeave(state, delivery) ? [delivery] : [];
    });
  }

  async #wait(workspaceId: string, agentId: string, ms: number, signal: AbortSignal): Promise<void> {
    const key = `${workspaceId} ${agentId}`;
    const waiters = this.#waiters.get(key) ?? new Set();
    this.#waiters.set(key, waiters);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
      waiters.add(done);
    });
    if (waiters.size === 0) this.#waiters.delete(key);
  }

  #wake(workspaceId: string): void {
    const { state } = this.#services.queues.of(workspaceId);
    for (const [key, waiters] of this.#waiters) {
      const [workspace, agentId] = key.split(" ");
      if (workspace !== workspaceId || !agentId || !state?.pendingByAgent.has(agentId)) continue;
      for (const wake of [...waiters]) wake();
    }
    if (this.#shownUntil.size > 10_000) {
      const now = +this.#services.now();
      for (const [id, at] of this.#shownUntil) if (at <= now) this.#shownUntil.delete(id);
    }
  }
}
