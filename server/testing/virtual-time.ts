/** A clock that stands still until told to go on: timers ring in their order, and promises settle between them. */
export class VirtualTime {
  #now = 1_000_000;
  #next = 0;
  /** How many timers rang so far. */
  rung = 0;
  #timers: { at: number; order: number; ring: () => void }[] = [];

  readonly now = (): number => this.#now;
  readonly timer = (ms: number, ring: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#next++, ring };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => this.timer(ms, resolve));

  /** Lets time pass, in milliseconds. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const due = this.#timers
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      this.rung++;
      due.ring();
    }
    this.#now = end;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
