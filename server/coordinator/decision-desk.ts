import type { ModelAccess } from "#server/domain/model-settings.ts";
import { spendOf } from "#server/domain/spend.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import { askForDecision } from "./ask-for-decision.ts";
import { closeAnswers } from "./close-answers.ts";
import type { DecisionMaker, Ground } from "./decision-maker.ts";
import { makers } from "./decision-makers.ts";
import { type Due, dueDecisions } from "./due-decisions.ts";
import { groupDues } from "./group-dues.ts";
import { laneKey, type ModelQueue } from "./model/model-queue.ts";
import { modelAccess } from "./model-access.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { tellCoordinator } from "./tell-coordinator.ts";

/** A question that failed is not asked again sooner than this. */
const againMs = 15_000;

type Standing = { mode: "rules" | "model" | "away"; access: ModelAccess | null; words: string };

/**
 * Sees to it that every due decision is made: by the model where there is one, in one call for what came together; by
 * the rules where there is none, or where its answer is of no use; and says on the board what waits for it. It keeps
 * nothing that matters in memory: what is owed follows from the rows.
 */
export class DecisionDesk {
  readonly #services: Services;
  readonly #models: ModelQueue;
  /** Keys in hand, and groups with a question under way: what comes meanwhile goes together into the next one. */
  readonly #inHand = new Set<string>();
  readonly #asking = new Set<string>();
  readonly #notBefore = new Map<string, number>();
  /** Why the last question in a workspace came to nothing, and until when that counts. */
  readonly #trouble = new Map<string, { words: string; until: number }>();
  readonly #works = new Set<Promise<void>>();

  constructor(services: Services, models: ModelQueue) {
    this.#services = services;
    this.#models = models;
  }

  /** Takes up what is due in a workspace; returns when everything is under way, not when it is done. */
  async look(workspaceId: string): Promise<void> {
    const { state } = this.#services.queues.of(workspaceId);
    if (!state || state.workspace.pausedAt) return;
    const now = this.#services.now();
    const standing = this.#standing(state, now);
    const dues = dueDecisions(state, now);
    const open = dues.filter(({ key }) => !this.#inHand.has(key) && (this.#notBefore.get(key) ?? 0) <= +now);
    const waiting: Due[] = [];
    const ground: Ground = { services: this.#services, workspaceId, state };
    for (const group of groupDues(open)) {
      const maker = makers[group.kind] as DecisionMaker;
      if (standing.mode === "model" && standing.access) this.#ask(ground, maker, group.dues, standing.access);
      else waiting.push(...(await this.#byRules(ground, maker, group.dues, standing)));
    }
    // What was found waiting before is still waiting, though it is not looked at anew each time.
    const listed = dues.filter(({ key }) => waiting.some((one) => one.key === key) || this.#waits(key, +now));
    await this.#tell(ground, standing, standing.mode === "away" ? listed : []);
  }

  /** Resolves when no decision is under way. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }

  #waits(key: string, now: number): boolean {
    return (this.#notBefore.get(key) ?? 0) > now;
  }

  #standing(state: State, now: Date): Standing {
    const access = modelAccess(this.#services, state);
    if (!access) return { mode: "rules", access, words: "no model set" };
    const { budget } = state.workspace.settings.coordinator;
    const month = spendOf(state.workspace.spend, now);
    if (budget.usd !== null && month.usd >= budget.usd)
      return { mode: "away", access, words: `the month’s budget of $${budget.usd} is used up` };
    if (budget.tokens !== null && month.tokens >= budget.tokens)
      return { mode: "away", access, words: `the month’s budget of ${budget.tokens} tokens is used up` };
    const lane = this.#models.state(laneKey(access));
    if (lane?.open && (lane.until ?? 0) > Date.now())
      return { mode: "away", access, words: lane.reason ?? "the model does not answer" };
    const trouble = this.#trouble.get(state.workspace.id);
    if (trouble && trouble.until > +now) return { mode: "away", access, words: trouble.words };
    return { mode: "model", access, words: access.model };
  }

  #ask(ground: Ground, maker: DecisionMaker, dues: readonly Due[], access: ModelAccess): void {
    const group = `${ground.workspaceId} ${maker.kind} ${dues[0]?.group}`;
    if (this.#asking.has(group)) return;
    this.#asking.add(group);
    const batch = dues.slice(0, maker.batch);
    this.#run(batch, async () => {
      try {
        const end = await askForDecision(ground, { maker, dues: batch, access, models: this.#models });
        if (end.kind === "made") return;
        const later = +this.#services.now() + againMs;
        if (end.kind === "later") {
          for (const { key } of batch) this.#notBefore.set(key, later);
          if (end.of === "model") this.#trouble.set(ground.workspaceId, { words: end.why, until: later });
          return;
        }
        await this.#byRules(ground, maker, batch, { mode: "rules", access, words: end.why });
      } finally {
        this.#asking.delete(group);
      }
    });
  }

  async #byRules(
    ground: Ground,
    maker: DecisionMaker,
    dues: readonly Due[],
    standing: Standing,
  ): Promise<Due[]> {
    const waiting: Due[] = [];
    for (const due of dues) {
      const end = await maker
        .byRules(ground, due, { away: standing.mode === "away", why: standing.words })
        .catch((error: unknown) => {
          this.#services.logger.error(
            { err: error, due: due.key },
            "the rules could not decide; tried again",
          );
          return "waits" as const;
        });
      if (end === "done") continue;
      waiting.push(due);
      this.#notBefore.set(due.key, +this.#services.now() + againMs);
    }
    return waiting;
  }

  #run(dues: readonly Due[], work: () => Promise<void>): void {
    for (const { key } of dues) this.#inHand.add(key);
    const done = work()
      .catch((error: unknown) => {
        this.#services.logger.error(
          { err: error, dues: dues.map(({ key }) => key) },
          "a decision failed; tried again",
        );
        for (const { key } of dues) this.#notBefore.set(key, +this.#services.now() + againMs);
      })
      .finally(() => {
        for (const { key } of dues) this.#inHand.delete(key);
        this.#works.delete(done);
      });
    this.#works.add(done);
  }

  /** Lets what waited be taken up at once: the model is back, or another one was set. */
  retry(): void {
    this.#notBefore.clear();
    this.#trouble.clear();
  }

  async #tell(
    { workspaceId, state }: Ground,
    { mode, access, words }: Standing,
    waiting: readonly Due[],
  ): Promise<void> {
    const listed = waiting.slice(0, 20).map(({ kind, key, title, since }) => ({
      kind,
      key,
      title: title.slice(0, 120),
      since: since.toISOString(),
    }));
    const next = { mode, model: access?.model ?? null, words, waiting: listed, waitingCount: waiting.length };
    const { since: _, ...told } = state.workspace.coordinator;
    if (JSON.stringify(told) === JSON.stringify(next)) return;
    await this.#services.queues.write(workspaceId, tellCoordinator, next, coordinatorAsker("coordinate"));
    if (mode === "model")
      await this.#services.queues.write(workspaceId, closeAnswers, null, coordinatorAsker("coordinate"));
  }
}
