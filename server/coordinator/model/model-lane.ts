import type { ModelAccess } from "#server/domain/model-settings.ts";
import { admits, answered, type Breaker, closedBreaker, failed, probing, unprobed } from "./breaker.ts";
import type { CallHooks, LaneAnswer, LaneCall } from "./lane-call.ts";
import {
  firstLimits,
  grown,
  type Limits,
  shrunk,
  underFigures,
  waitToStart,
  withStart,
} from "./learn-limits.ts";
import { ModelError } from "./model-error.ts";
import { flowOf, pickNext, type Waiting } from "./pick-next.ts";
import { failureOf, pauseBeforeRetry } from "./retry-policy.ts";
import { hostOf } from "./word-failure.ts";

/** What a lane stands on; tests bring their own clock and chance. */
export type LaneMeans = {
  now: () => number;
  random: () => number;
  /** How long a server that failed is left alone at first, in milliseconds. */
  restMs: number;
  /** Calls back after so many milliseconds; gives what takes it back. */
  timer: (ms: number, ring: () => void) => () => void;
};
/** What a lane tells of itself. */
export type LaneState = {
  /** Whose lane it is: the server's host. */
  host: string;
  open: boolean;
  phase: Breaker["phase"];
  since: number;
  until: number | null;
  reason: string | null;
  waiting: number;
  oldestMs: number;
  running: number;
  /** Calls at once and a minute it allows itself; null is none known. */
  limit: number;
  perMinute: number | null;
};
type Ticket = Waiting & {
  signal: AbortSignal | undefined;
  tries: number;
  /** Makes the call and hands its answer on. */
  make: () => Promise<void>;
  reject: (error: unknown) => void;
  forget: () => void;
};

const mostFlows = 1_000;

/** The calls to one server with one key: what waits, what runs, what the server bears, and whether it is there at all. */
export class ModelLane {
  readonly #means: LaneMeans;
  readonly #changed: () => void;
  readonly #stopping = new AbortController();
  readonly #host: string;
  readonly #served = new Map<string, number>();
  #waiting: Ticket[] = [];
  #running = new Set<Promise<void>>();
  #limits: Limits;
  #breaker: Breaker;
  /** The call that tries whether the server is back: of those under way, it alone decides. */
  #probe: Ticket | null = null;
  #usedAt: number;
  #cancelTimer: (() => void) | null = null;

  constructor(access: ModelAccess, means: LaneMeans, changed: () => void) {
    this.#means = means;
    this.#changed = changed;
    this.#host = hostOf(access);
    this.#limits = firstLimits(access);
    this.#usedAt = means.now();
    this.#breaker = closedBreaker(this.#usedAt);
  }

  run<A extends LaneAnswer>(call: LaneCall<A>, hooks: CallHooks<A> | null): Promise<A> {
    const now = this.#means.now();
    const { workspaceId, priority, signal } = call;
    this.#usedAt = now;
    this.#limits = underFigures(this.#limits, call.access);
    if (this.#stopping.signal.aborted || signal?.aborted) return Promise.reject(withdrawn());
    if (admits(this.#breaker, now) === "stop") return Promise.reject(this.#away());
    return new Promise((resolve, reject) => {
      const withdraw = (): void => this.#drop(ticket, withdrawn());
      const ticket: Ticket = {
        workspaceId,
        priority,
        arrivedAt: now,
        notBefore: 0,
        signal,
        tries: 0,
        make: () => this.#callWithHooks(call, hooks).then(resolve),
        reject,
        forget: () => signal?.removeEventListener("abort", withdraw),
      };
      signal?.addEventListener("abort", withdraw, { once: true });
      this.#waiting.push(ticket);
      this.#pump();
    });
  }

  state(): LaneState {
    const now = this.#means.now();
    const { phase, since, until, reason } = this.#breaker;
    const open = phase !== "closed";
    return {
      host: this.#host,
      open,
      phase,
      since,
      until: open ? until : null,
      reason: open ? reason : null,
      waiting: this.#waiting.length,
      oldestMs: this.#waiting.reduce((oldest, ticket) => Math.max(oldest, now - ticket.arrivedAt), 0),
      running: this.#running.size,
      limit: Math.floor(this.#limits.concurrency),
      perMinute: Number.isFinite(this.#limits.perMinute) ? Math.floor(this.#limits.perMinute) : null,
    };
  }

  /** Nothing waits or runs, and nothing was asked since `before`. */
  idleSince(before: number): boolean {
    return this.#waiting.length + this.#running.size === 0 && this.#usedAt < before;
  }

  /** Withdraws all calls and waits until those under way have ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancelTimer?.();
    for (const ticket of [...this.#waiting]) this.#drop(ticket, withdrawn());
    await Promise.all(this.#running);
  }

  /** Starts what may start, and sets the timer for what may start later. */
  #pump(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    let wake = Number.POSITIVE_INFINITY;
    while (this.#waiting.length > 0) {
      const now = this.#means.now();
      const admission = admits(this.#breaker, now);
      if (admission === "stop") break;
      wake = admission === "probe" ? 0 : waitToStart(this.#limits, this.#running.size, now);
      if (wake > 0) break;
      const ticket = pickNext(this.#waiting, this.#served, now);
      if (!ticket) {
        wake = Math.min(...this.#waiting.map(({ notBefore }) => notBefore)) - now;
        break;
      }
      if (admission === "probe") {
        this.#breaker = probing(this.#breaker);
        this.#probe = ticket;
      }
      this.#start(ticket, now);
      wake = Number.POSITIVE_INFINITY;
    }
    // An open breaker that may be tried again is news to those who wait outside: once, when its time has come.
    const { phase, until } = this.#breaker;
    if (phase === "open" && until > this.#means.now()) wake = until - this.#means.now();
    if (Number.isFinite(wake) && !this.#stopping.signal.aborted)
      this.#cancelTimer = this.#means.timer(wake, () => this.#pump());
    this.#changed();
  }

  #start(ticket: Ticket, now: number): void {
    this.#waiting = this.#waiting.filter((other) => other !== ticket);
    this.#served.delete(flowOf(ticket));
    this.#served.set(flowOf(ticket), now);
    // Flows that were served long ago are forgotten: for them that is the same.
    for (const flow of this.#served.keys()) {
      if (this.#served.size <= mostFlows) break;
      this.#served.delete(flow);
    }
    this.#limits = withStart(this.#limits, now);
    ticket.tries++;
    const run: Promise<void> = this.#attempt(ticket, now).finally(() => {
      this.#running.delete(run);
      this.#pump();
    });
    this.#running.add(run);
  }

  async #attempt(ticket: Ticket, startedAt: number): Promise<void> {
    try {
      await ticket.make();
      ticket.forget();
    } catch (error) {
      if (error instanceof ModelError && this.#comesAgain(ticket, error, startedAt)) return;
      if (this.#probe === ticket) this.#breaker = unprobed(this.#breaker);
      ticket.forget();
      ticket.reject(error);
    }
    if (this.#breaker.phase === "open") this.#turnAway();
  }

  async #callWithHooks<A extends LaneAnswer>(call: LaneCall<A>, hooks: CallHooks<A> | null): Promise<A> {
    const callId = hooks ? await hooks.before(call.tokens()) : "";
    const signals = call.signal ? [call.signal, this.#stopping.signal] : [this.#stopping.signal];
    let answer: A;
    try {
      // Each HTTP call goes by its own id, so that the server's log and our ledger can be laid side by side.
      answer = await call.make(callId || call.requestId, AbortSignal.any(signals));
    } catch (error) {
      // Even a bug must not leave what was reserved unsettled.
      const failure = error instanceof ModelError ? error : new ModelError("unavailable", String(error));
      await hooks?.after(callId, { usage: failure.usage ?? null, answer: null, error: failure });
      throw error;
    }
    const now = this.#means.now();
    this.#breaker = answered(this.#breaker, now);
    this.#limits = grown(this.#limits, this.#running.size, answer.told, now);
    await hooks?.after(callId, { usage: answer.usage, answer, error: null });
    return answer;
  }

  /** Draws the lesson from a failed call; true when it waits for another try. */
  #comesAgain(ticket: Ticket, error: ModelError, startedAt: number): boolean {
    const now = this.#means.now();
    if (error.kind === "rate_limited")
      this.#limits = shrunk(this.#limits, { running: this.#running.size, startedAt }, error.told ?? {}, now);
    const failure = failureOf(error);
    const decides = this.#breaker.phase !== "half_open" || this.#probe === ticket;
    if (failure && decides)
      this.#breaker = failed(this.#breaker, failure, {
        now,
        random: this.#means.random(),
        restMs: this.#means.restMs,
      });
    else if (!failure && error.kind !== "aborted") this.#breaker = answered(this.#breaker, now);
    const pause = pauseBeforeRetry(error, ticket.tries, this.#means.random());
    if (pause === null || this.#breaker.phase !== "closed" || ticket.signal?.aborted) return false;
    if (this.#stopping.signal.aborted) return false;
    ticket.notBefore = now + pause;
    this.#waiting.push(ticket);
    return true;
  }

  /** The breaker opened: whoever waits is told at once, so that rules take over. */
  #turnAway(): void {
    for (const ticket of [...this.#waiting]) this.#drop(ticket, this.#away());
  }

  #drop(ticket: Ticket, error: ModelError): void {
    if (!this.#waiting.includes(ticket)) return;
    this.#waiting = this.#waiting.filter((other) => other !== ticket);
    ticket.forget();
    ticket.reject(error);
    this.#changed();
  }

  #away(): ModelError {
    const { until, reason } = this.#breaker;
    const waitMs = Math.max(0, until - this.#means.now());
    const when = `tried again at ${new Date(until).toISOString().slice(11, 19)} UTC`;
    return new ModelError("unavailable", `The model is away, ${when}: ${reason}`, { retryAfterMs: waitMs });
  }
}

const withdrawn = (): ModelError => new ModelError("aborted", "The question was withdrawn.");
