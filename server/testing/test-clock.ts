/** The clock of a test instance: real time plus what the test has let pass. */
export class TestClock {
  #offsetMs = 0;
  readonly now = (): Date => new Date(Date.now() + this.#offsetMs);
  advance(seconds: number): void {
    this.#offsetMs += seconds * 1_000;
  }
}
