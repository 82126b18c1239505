import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { Services } from "#server/open-services.ts";
import { type AskEnd, applyKept, askForDecision } from "./ask-for-decision.ts";
import { closeAnswers, overtakenAnswers } from "./close-answers.ts";
import type { DecisionMaker, Ground } from "./decision-maker.ts";
import { makers } from "./decision-makers.ts";
import { againMs, DeskMemory } from "./desk-memory.ts";
import { type Due, dueDecisions, isStillDue } from "./due-decisions.ts";
import { groupDues } from "./group-dues.ts";
import { type Kept, keptAnswer } from "./kept-answer.ts";
import { laneKey } from "./model/model-queue.ts";
import { modelAccess } from "./model-access.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { type Standing, standing } from "./standing.ts";
import { tellCoordinator } from "./tell-coordinator.ts";

/** A question that others under way leave no room for is asked again after this. */
const soonMs = 1_000;
/** An answer usually takes seconds; what has waited longer than this is shown. */
const slowMs = 10_000;
/** The board's list of what waits is written at most this often. */
const listEveryMs = 2_000;

type Room = { ground: Ground; memory: DeskMemory };

/**
 * Sees to it that every due decision is made: by the model where there is one, in one call for what came together; by
 * the rules where there is none, or where its answer is of no use; and says on the board what waits for it. It keeps
 * nothing that matters in memory: what is owed follows from the rows.
 */
export class DecisionDesk {
  readonly #services: Services;
  /** Told when a decision was made or put off, so that what came meanwhile is looked at. */
  readonly #done: (workspaceId: string) => void;
  readonly #memories = new Map<string, DeskMemory>();
  readonly #works = new Set<Promise<void>>();

  constructor(services: Services, done: (workspaceId: string) => void) {
    this.#services = services;
    this.#done = done;
  }

  /** Takes up what is due in a workspace; returns when everything is under way, not when it is done. */
  async look(workspaceId: string): Promise<void> {
    const room = this.#roomOf(workspaceId);
    if (!room || room.ground.state.workspace.pausedAt) return;
    const { ground, memory } = room;
    const { state } = ground;
    const now = this.#services.now();
    const dues = dueDecisions(state, now);
    memory.keepOnly(dues);
    const stands = this.#standing(room, dues.length > 0, now);
    let { asks } = stands;
    for (const { kind, dues: group } of groupDues(dues.filter(({ key }) => memory.mayTake(key, +now)))) {
      const maker = makers[kind] as DecisionMaker;
      const kept = keptAnswer(state, maker, group);
      if (kept) this.#use(room, maker, kept);
      else if (asks !== "none" && stands.access) {
        if (this.#ask(room, maker, group, stands.access) && asks === "one") asks = "none";
      } else this.#take(room, group, () => this.#byRules(room, maker, group, stands));
    }
    await this.#tell(room, stands, dues, now);
    if (overtakenAnswers(state, now).length > 0)
      await this.#services.queues.write(workspaceId, closeAnswers, null, coordinatorAsker("coordinate"));
  }

  /** Resolves when no decision is under way. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }

  /** Lets what waited be taken up at once: the model is back, or another one was set. */
  retry(): void {
    for (const memory of this.#memories.values()) memory.retry();
  }

  #roomOf(workspaceId: string): Room | null {
    const queue = this.#services.queues.of(workspaceId);
    const { state } = queue;
    if (!state) return null;
    const memory = this.#memories.get(workspaceId) ?? new DeskMemory();
    this.#memories.set(workspaceId, memory);
    // A question takes minutes, and the state is read anew when the database was away: always the present one.
    const ground: Ground = {
      services: this.#services,
      workspaceId,
      get state() {
        return queue.state ?? state;
      },
    };
    return { ground, memory };
  }

  #standing({ ground: { state }, memory }: Room, owing: boolean, now: Date): Standing {
    const access = modelAccess(this.#services, state);
    const lane = access && this.#services.models.state(laneKey(access));
    return standing({ state, now, access, lane, owing, trouble: memory.trouble(+now) });
  }

  #use(room: Room, maker: DecisionMaker, kept: Kept): void {
    this.#take(room, kept.dues, async () => {
      const end = await applyKept(room.ground, maker, kept);
      await this.#conclude(room, maker, kept.dues, end, null);
    });
  }

  /** False when the group has a question under way already. */
  #ask(room: Room, maker: DecisionMaker, dues: readonly Due[], access: ModelAccess): boolean {
    const { ground, memory } = room;
    const group = `${maker.kind} ${dues[0]?.group}`;
    if (memory.asking.has(group)) return false;
    memory.asking.add(group);
    const batch = memory.batchOf(dues, maker.batch);
    this.#take(room, batch, async () => {
      try {
        const ask = { maker, dues: batch, access, models: this.#services.models };
        await this.#conclude(room, maker, batch, await askForDecision(ground, ask), access);
      } finally {
        memory.asking.delete(group);
      }
    });
    return true;
  }

  async #conclude(
    room: Room,
    maker: DecisionMaker,
    dues: readonly Due[],
    end: AskEnd,
    access: ModelAccess | null,
  ): Promise<void> {
    const { ground, memory } = room;
    const now = +this.#services.now();
    const keys = dues.map(({ key }) => key);
    if (end.kind === "later") {
      if (end.soon) memory.hold(keys, now + soonMs);
      else memory.hold(keys, now + againMs, end.why);
      return;
    }
    if (end.kind === "rules") {
      // One item may have spoiled the answer for all; messages of one person are one conversation.
      if (dues.length > 1 && maker.kind !== "converse") for (const key of keys) memory.alone.add(key);
      else await this.#byRules(room, maker, dues, { mode: "rules", asks: "none", access, words: end.why });
      return;
    }
    // What is held with its workspace is taken up when that goes on.
    if (ground.state.workspace.pausedAt) return;
    const left = dues.filter((due) => isStillDue(ground.state, due, this.#services.now()));
    memory.holdUseless(
      left.map(({ key }) => key),
      now,
    );
  }

  async #byRules(room: Room, maker: DecisionMaker, dues: readonly Due[], stands: Standing): Promise<void> {
    const { ground, memory } = room;
    const away = stands.mode === "away";
    const decide = async (due: Due): Promise<void> => {
      const end = await maker.byRules(ground, due, { away, why: stands.words }).catch((error: unknown) => {
        this.#services.logger.error({ err: error, due: due.key }, "the rules could not decide; tried again");
        return "waits" as const;
      });
      const now = +this.#services.now();
      if (end === "waits" && !away && stands.access) memory.holdUseless([due.key], now);
      else if (end === "waits") memory.hold([due.key], now + againMs);
    };
    await Promise.all(dues.map(decide));
  }

  /** Has dues in hand while `work` is under way; should it fail, they are put off. */
  #take({ ground, memory }: Room, dues: readonly Due[], work: () => Promise<void>): void {
    const keys = dues.map(({ key }) => key);
    for (const key of keys) memory.inHand.add(key);
    const done = work()
      .catch((error: unknown) => {
        this.#services.logger.error({ err: error, dues: keys }, "a decision failed; tried again");
        memory.hold(keys, +this.#services.now() + againMs);
      })
      .finally(() => {
        for (const key of keys) memory.inHand.delete(key);
        this.#works.delete(done);
        this.#done(ground.workspaceId);
      });
    this.#works.add(done);
  }

  /** While the model is away, all that waits for it; while it is there, what has waited long. */
  async #tell({ ground, memory }: Room, stands: Standing, dues: readonly Due[], now: Date): Promise<void> {
    const { mode, access, words } = stands;
    const slow = ({ since }: Due): boolean => +now - +since >= slowMs;
    const waiting = dues.filter((due) =>
      mode === "away" ? memory.waits(due.key, +now) : mode === "model" && slow(due),
    );
    const listed = waiting.slice(0, 20).map(({ kind, key, title, since }) => ({
      kind,
      key,
      title: title.slice(0, 120),
      since: since.toISOString(),
    }));
    const next = { mode, model: access?.model ?? null, words, waiting: listed, waitingCount: waiting.length };
    const { since: _, ...told } = ground.state.workspace.coordinator;
    if (JSON.stringify(told) === JSON.stringify(next)) return;
    const sameMode = told.mode === mode && told.words === words;
    if (sameMode && +now - memory.toldAt < listEveryMs) return;
    memory.toldAt = +now;
    const asker = coordinatorAsker("coordinate");
    await this.#services.queues.write(ground.workspaceId, tellCoordinator, next, asker);
  }
}
