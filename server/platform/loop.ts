/** What a loop tells of itself, for the health page. */
export type LoopState = {
  name: string;
  lastAt: number | null;
  lastMs: number;
  runs: number;
  lastError: string | null;
};

/**
 * Runs `body` every `everyMs`, and sooner after `wake()`; never twice at once. A failing run is remembered,
 * reported, and the loop goes on. `stop()` resolves when the run under way is over.
 */
export class Loop {
  readonly state: LoopState;
  readonly #body: () => Promise<void>;
  readonly #everyMs: number;
  readonly #report: (name: string, error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    name: string,
    everyMs: number,
    body: () => Promise<void>,
    report: (name: string, error: unknown) => void,
  ) {
    this.state = { name, lastAt: null, lastMs: 0, runs: 0, lastError: null };
    this.#everyMs = everyMs;
    this.#body = body;
    this.#report = report;
  }

  start(): this {
    this.wake();
    return this;
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    // Wakes of one turn of the event loop are one run.
    await new Promise(setImmediate);
    do {
      this.#again = false;
      const began = Date.now();
      try {
        await this.#body();
        this.state.lastError = null;
      } catch (error) {
        this.state.lastError = error instanceof Error ? error.message : String(error);
        this.#report(this.state.name, error);
        this.#again = false;
      }
      this.state.lastAt = Date.now();
      this.state.lastMs = this.state.lastAt - began;
      this.state.runs++;
    } while (this.#again && !this.#stopped);
    this.#running = null;
    if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), this.#everyMs);
  }
}
