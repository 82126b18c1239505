import { type Agent, isPush } from "#server/domain/agent.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { type Delivery, isWork } from "#server/domain/envelope.ts";
import { AppError } from "#server/domain/errors.ts";
import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import type { State } from "#server/queue/state.ts";
import { acceptAttempt } from "../attempts/accept-attempt.ts";
import { rejectAttempt } from "../attempts/reject-attempt.ts";
import { mayLeave } from "../deliveries/may-leave.ts";
import { type Outcome, settleDeliveries } from "../deliveries/settle-deliveries.ts";
import type { Connector, Handover } from "./connector.ts";
import { readEnvelope } from "./read-envelope.ts";

/** So many envelopes may be on their way to one agent at once: a slow one holds up nobody else. */
const perAgent = 2;
const everyMs = 500;
const asker = { actor: { kind: "system", id: "deliver" } as const, requestId: "deliver" };

/** Hands pending envelopes to pushing connectors, and writes what came of it in batches. */
export class Deliverer {
  readonly #services: Services;
  readonly #connector: Connector;
  readonly #flying = new Map<string, Set<string>>();
  readonly #outcomes = new Map<string, { batch: Outcome[]; written: Promise<void> }>();
  readonly #unwatch: () => void;
  readonly loop: Loop;

  constructor(services: Services, connector: Connector) {
    this.#services = services;
    this.#connector = connector;
    const report = (name: string, error: unknown) =>
      services.logger.error({ loop: name, err: error }, "a loop failed; it goes on");
    this.loop = new Loop("deliver", everyMs, async () => this.#look(), report).start();
    this.#unwatch = services.log.watch(() => this.loop.wake());
  }

  async stop(): Promise<void> {
    this.#unwatch();
    await this.loop.stop();
    await this.#connector.close();
  }

  #look(): void {
    const now = +this.#services.now();
    for (const { state } of this.#services.queues.all()) {
      if (!state) continue;
      for (const [agentId, ids] of state.pendingByAgent) {
        const agent = state.maps.agent.get(agentId);
        if (!agent || !isPush(agent) || !agent.claimedAt) continue;
        const flying = this.#flying.get(agentId) ?? new Set();
        for (const id of ids) {
          if (flying.size >= perAgent) break;
          const delivery = state.maps.delivery.get(id);
          if (!delivery || state.uncommitted.has(id) || flying.has(id) || +delivery.nextAt > now) continue;
          if (!mayLeave(state, delivery)) continue;
          this.#flying.set(agentId, flying.add(id));
          void this.#send(state, agent, delivery, flying);
        }
      }
    }
  }

  async #send(state: State, agent: Agent, delivery: Delivery, flying: Set<string>): Promise<void> {
    const workspaceId = state.workspace.id;
    try {
      const handover = await this.#connector.deliver(
        agent,
        readEnvelope(state, this.#services.env.BASE_URL, delivery),
      );
      const outcome: Outcome = handover.ok
        ? { deliveryId: delivery.id, ok: true }
        : { deliveryId: delivery.id, ...handover };
      await this.#settle(workspaceId, outcome);
      // Only what asks for work is answered by taking or refusing it: who turns away other news keeps its work.
      if (handover.ok && handover.report && delivery.attemptId && isWork(delivery.type))
        await this.#report(workspaceId, agent, delivery.attemptId, handover.report);
    } catch (error) {
      // Nobody waits for this promise: what breaks for one agent must not end the process.
      this.#services.logger.error({ err: error, delivery: delivery.id }, "an envelope's answer broke");
    } finally {
      flying.delete(delivery.id);
      if (flying.size === 0) this.#flying.delete(agent.id);
      this.loop.wake();
    }
  }

  /** Outcomes of one turn of the event loop go into one command; resolves when they are written. */
  #settle(workspaceId: string, outcome: Outcome): Promise<void> {
    const waiting = this.#outcomes.get(workspaceId);
    if (waiting) {
      waiting.batch.push(outcome);
      return waiting.written;
    }
    const batch = [outcome];
    const written = this.#write(workspaceId, batch);
    this.#outcomes.set(workspaceId, { batch, written });
    return written;
  }

  async #write(workspaceId: string, batch: Outcome[]): Promise<void> {
    await new Promise(setImmediate);
    this.#outcomes.delete(workspaceId);
    try {
      await this.#services.queues.write(workspaceId, settleDeliveries, batch, asker);
    } catch (error) {
      this.#services.logger.warn(
        { err: error, workspace: workspaceId },
        "delivery outcomes were not written; the envelopes go out again",
      );
    }
  }

  async #report(
    workspaceId: string,
    agent: Agent,
    attemptId: string,
    report: NonNullable<Extract<Handover, { ok: true }>["report"]>,
  ): Promise<void> {
    const by = { actor: { kind: "agent", id: agent.id } as const, requestId: "deliver" };
    const about = { agentId: agent.id, attemptId };
    try {
      if (report.status === "accepted")
        await this.#services.queues.write(workspaceId, acceptAttempt, about, by);
      else {
        const code = report.status === "busy" ? ("busy" as const) : ("other" as const);
        await this.#services.queues.write(
          workspaceId,
          rejectAttempt,
          { ...about, code, message: cutText(report.reason, 2_000) },
          by,
        );
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
