import type { Answer } from "./agent-http.ts";

/** What an agent knows of its own hand-ins of one attempt. */
export type Entry = {
  attemptId: string;
  /** How often work was wanted: once, and once more for every time changes were requested. */
  rounds: number;
  /** Hand-ins that counted, by the answers. */
  accepted: number;
  /** Hand-ins kept as late results, by the answers. */
  late: number;
  /** Hand-ins whose answer never came: each may have counted or not. */
  unknown: number;
};

/** An agent's own book of what it handed in, to be compared with the workspace's log. */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  /** A repeated late hand-in is answered with the late result it became before. */
  readonly #lateIds = new Set<string>();

  entry(attemptId: string): Entry {
    const entry = this.#entries.get(attemptId) ?? { attemptId, rounds: 1, accepted: 0, late: 0, unknown: 0 };
    this.#entries.set(attemptId, entry);
    return entry;
  }

  entries(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Notes that a hand-in is on its way: until it is answered, nobody knows whether it counts. */
  begin(attemptId: string): void {
    this.entry(attemptId).unknown += 1;
  }

  /** Writes down what the answers to one hand-in (sent once or many times over) say. */
  settle(attemptId: string, answers: readonly Answer[]): void {
    const entry = this.entry(attemptId);
    const fresh = answers.filter((answer) => answer.status === 202 && !answer.replayed).length;
    for (const { status, body } of answers)
      if (status === 409 && body.late_result_id) this.#lateIds.add(`${attemptId} ${body.late_result_id}`);
    const recovered =
      fresh === 0 && entry.accepted < entry.rounds && answers.some((answer) => answer.replayed);
    entry.accepted += recovered ? 1 : fresh;
    entry.late = [...this.#lateIds].filter((id) => id.startsWith(attemptId)).length;
    if (recovered || !answers.some((answer) => answer.uncertain)) entry.unknown -= 1;
  }
}
