import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../agents/random.ts";
import type { SimulatedAgent } from "../agents/simulated-agent.ts";

export type MonkeyOptions = {
  agents: readonly SimulatedAgent[];
  random: Random;
  everyMs: readonly [number, number];
  forGood: number;
  downMs: readonly [number, number];
};

/** Kills agents at random moments; most come back after a while and go on with what they were doing, a few never do. */
export class Monkey {
  readonly #options: MonkeyOptions;
  readonly #stopping = new AbortController();
  readonly #revivals = new Set<Promise<void>>();
  readonly #running: Promise<void>;
  kills = 0;
  lost = 0;

  constructor(options: MonkeyOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** Kills nobody any more; resolves when all that are to come back are back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all(this.#revivals);
  }

  async #run(): Promise<void> {
    const { agents, random, everyMs, forGood, downMs } = this.#options;
    while (!this.#stopping.signal.aborted) {
      await delay(random.between(...everyMs), undefined, { signal: this.#stopping.signal }).catch(
        () => undefined,
      );
      const living = agents.filter((agent) => agent.alive);
      if (this.#stopping.signal.aborted || living.length === 0) return;
      const agent = random.pick(living);
      agent.kill();
      this.kills += 1;
      if (this.lost < forGood && random.chance(0.25)) {
        this.lost += 1;
        continue;
      }
      const revival = this.#revive(agent, random.between(...downMs));
      this.#revivals.add(revival);
    }
  }

  async #revive(agent: SimulatedAgent, afterMs: number): Promise<void> {
    await delay(afterMs);
    await agent.revive().catch((error: unknown) => {
      // Killed again while it was coming back: another revival is on its way, or none ever.
      if (agent.alive) throw error;
    });
  }
}
