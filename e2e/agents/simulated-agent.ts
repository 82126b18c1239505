import { setTimeout as delay } from "node:timers/promises";
import { AgentHttp } from "./agent-http.ts";
import { behaviours, type Moods } from "./behaviours.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { handIn } from "./hand-in.ts";
import { Ledger } from "./ledger.ts";
import type { Random } from "./random.ts";
import { type Push, type PushAnswer, WebhookEndpoint } from "./webhook-endpoint.ts";
import type { Job, Worker } from "./worker.ts";

export type AgentOptions = {
  origin: string;
  name: string;
  mode: "pull" | "webhook";
  skills: readonly string[];
  places: number;
  random: Random;
  moods: Moods;
  /** Milliseconds one step of work takes, from and to. */
  pace: readonly [number, number];
  /** Told of every assignment; its list is where `lost` agents find attempts of others. */
  assigned: (agent: SimulatedAgent, attemptId: string) => void;
  foreignAttempt: (agent: SimulatedAgent) => string | null;
};

/** An agent program as strangers write them, speaking to the workspace over HTTP only; killed and revived at will. */
export class SimulatedAgent implements Worker {
  readonly name: string;
  readonly http: AgentHttp;
  readonly ledger = new Ledger();
  readonly random: Random;
  readonly seen = new Map<string, Job>();
  /** Jobs whose behaviour has not come to its end: what a revived agent goes on with, whatever has happened meanwhile. */
  readonly unfinished = new Map<string, Job>();
  readonly complaints: string[] = [];
  readonly #options: AgentOptions;
  readonly #hookIds = new Map<string, string>();
  /** Deliveries that were taken: each comes at least once, and again when its receipt was lost. */
  readonly #taken = new Set<string>();
  #life = new AbortController();
  #secret = "";
  #endpoint: WebhookEndpoint | null = null;
  agentId = "";

  constructor(options: AgentOptions) {
    this.#options = options;
    this.name = options.name;
    this.random = options.random;
    this.http = new AgentHttp(options.origin);
  }

  get life(): AbortSignal {
    return this.#life.signal;
  }
  get alive(): boolean {
    return this.agentId !== "" && !this.life.aborted;
  }
  pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.life });
  }
  work(): Promise<void> {
    return this.pause(this.random.between(...this.#options.pace));
  }
  foreignAttempt(): string | null {
    return this.#options.foreignAttempt(this);
  }

  /** Joins by a registration token, claims its key and begins to listen; it is active once its handshake was answered. */
  async join(token: string): Promise<void> {
    const json = await this.#introduction();
    const joined = await this.http.call("/join", { key: token, json, expect: [201] }, this.life);
    const claim = { key: String(joined.body.claim_token), json: {}, expect: [200] };
    const claimed = await this.http.call(String(joined.body.claim_url), claim, this.life);
    this.agentId = String(claimed.body.agent_id);
    this.http.key = String(claimed.body.api_key);
    this.#secret = String(claimed.body.webhook_secret);
    if (this.#options.mode === "pull") void this.#pull(this.life);
  }

  /** Stops at once in the middle of whatever it does; nothing is said to anyone. */
  kill(): void {
    this.#life.abort(new Error(`${this.name} was killed`));
    this.#endpoint?.close();
    this.#endpoint = null;
  }

  /** Comes back as the same agent (a webhook on another port) and goes on with what it was doing: a zombie. */
  async revive(): Promise<void> {
    this.#life = new AbortController();
    const { life } = this;
    if (this.#options.mode === "webhook")
      await this.http.call("/join", { json: await this.#introduction(), expect: [200] }, life);
    else void this.#pull(life);
    await this.http.call("/check-in", { json: { status: "available" }, expect: [200] }, life);
    for (const job of [...this.unfinished.values()])
      this.#run(job, async () => {
        await this.work();
        await handIn(this, job);
      });
  }

  async #introduction(): Promise<object> {
    const { mode, skills, places, name } = this.#options;
    const delivery = mode === "webhook" ? { mode, url: await this.#listen() } : { mode };
    const profile = { skills: skills.map((id) => ({ id, name: id })), max_concurrency: places };
    return { name, framework: "custom", profile, delivery, poll_seconds: 2 };
  }

  async #listen(): Promise<string> {
    this.#endpoint = new WebhookEndpoint(
      () => this.#secret,
      (push) => this.#pushed(push),
    );
    return this.#endpoint.open();
  }

  #pushed({ id, attemptId, text, signed }: Push): PushAnswer {
    if (!signed) this.complaints.push(`a push without a right signature (${id})`);
    const envelope = readEnvelope(JSON.parse(text));
    if (envelope.type === "task.assigned" && (this.#hookIds.get(attemptId) ?? id) !== id)
      this.complaints.push(`attempt ${attemptId} was pushed under two webhook-ids`);
    if (envelope.type === "task.assigned") this.#hookIds.set(attemptId, id);
    const excuse = envelope.type === "agent.ping" ? null : this.#excuse();
    if (excuse) return excuse;
    void this.#receive(id, envelope);
    const status = this.random.pick([200, 202, 204] as const);
    const accepted = status !== 204 && this.random.chance(0.3) ? { status: "accepted" } : {};
    return { status, body: accepted, waitMs: this.random.chance(0.1) ? 1_000 : 0 };
  }

  /** Now and then the endpoint is broken, busy, or answers with what a database chokes on. */
  #excuse(): PushAnswer | null {
    const what = this.random.weighted({ none: 85, broken: 4, later: 4, busy: 4, garbled: 3 });
    if (what === "broken") return { status: 500 };
    if (what === "later") return { status: 429, retryAfter: 1 };
    if (what === "busy") return { status: 200, body: { status: "busy", reason: "full" } };
    if (what === "garbled") return { status: 200, body: { status: "rejected", reason: "\u0000\ud800" } };
    return null;
  }

  /** Long-polls until its life ends; acknowledges before or after it begins to work. */
  async #pull(life: AbortSignal): Promise<void> {
    while (!life.aborted) {
      try {
        const answer = await this.http.call("/inbox?wait=5&max=5", { method: "GET", expect: [200] }, life);
        const { envelopes } = answer.body;
        if (!Array.isArray(envelopes) || envelopes.length === 0) continue;
        const ids = envelopes.map((envelope) => String(Reflect.get(envelope, "delivery_id")));
        for (const [i, id] of ids.entries()) void this.#receive(id, readEnvelope(envelopes[i]));
        await this.http.call(
          "/inbox/ack",
          { json: { delivery_ids: [...ids, "dl_none"] }, expect: [200] },
          life,
        );
      } catch (error) {
        if (!life.aborted) this.complaints.push(`polling broke: ${error}`);
      }
    }
  }

  async #receive(deliveryId: string, { type, attempt, nonce, job }: Envelope): Promise<void> {
    const again = this.#taken.has(deliveryId);
    this.#taken.add(deliveryId);
    if (type === "agent.ping")
      await this.http
        .call("/check-in", { json: { nonce }, expect: [200, 422] }, this.life)
        .catch(() => undefined);
    else if (type === "task.assigned" && job && !this.seen.has(job.attemptId)) this.#start(job);
    else if (type === "task.changes_requested" && attempt && !again) this.#again(attempt);
  }

  #start(job: Job): void {
    const mood = this.random.weighted(this.#options.moods);
    this.seen.set(job.attemptId, job);
    this.#options.assigned(this, job.attemptId);
    this.#run(job, () => behaviours[mood](this, job), mood);
  }

  /** Hands in anew what was sent back, in as good a state as it can. */
  #again(attemptId: string): void {
    const job = this.seen.get(attemptId);
    if (!job) return;
    this.ledger.entry(attemptId).rounds += 1;
    this.#run(job, async () => {
      await this.work();
      await handIn(this, job);
    });
  }

  #run(job: Job, behaviour: () => Promise<void>, mood = "going on"): void {
    const { life } = this;
    this.unfinished.set(job.attemptId, job);
    behaviour().then(
      () => this.unfinished.delete(job.attemptId),
      (error: unknown) => {
        if (!life.aborted) this.complaints.push(`${mood} on ${job.attemptId} broke: ${error}`);
      },
    );
  }
}
