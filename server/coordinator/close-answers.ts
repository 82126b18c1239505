import type { State } from "#server/queue/state.ts";
import type { Work } from "#server/queue/work.ts";
import { dueDecisions } from "./due-decisions.ts";

/** Closes answers that nobody will apply: what they decide is not owed any more, not even when what is held goes on. */
export function closeAnswers(work: Work, _input: null): void {
  for (const id of overtakenAnswers(work.state, work.now)) {
    const call = work.get("model_call", id);
    work.put("model_call", { ...call, status: "failed", answer: null, error: "overtaken by events" });
  }
}

/** Ids of booked answers whose decisions are not owed any more. */
export function overtakenAnswers(state: State, now: Date): string[] {
  const answered = [...state.maps.model_call.values()].filter(({ status }) => status === "answered");
  if (answered.length === 0) return [];
  const owed = new Set(dueDecisions(state, now, { evenHeld: true }).map(({ key }) => key));
  return answered.filter(({ keys }) => !keys.some((key) => owed.has(key))).map(({ id }) => id);
}
