import type { Work } from "#server/queue/work.ts";
import { dueDecisions } from "./due-decisions.ts";

/** Closes answers that nobody will apply: what they decide is not due any more. */
export function closeAnswers(work: Work, _input: null): void {
  const due = new Set(dueDecisions(work.state, work.now).map(({ key }) => key));
  for (const call of [...work.state.maps.model_call.values()])
    if (call.status === "answered" && !call.keys.some((key) => due.has(key)))
      work.put("model_call", { ...call, status: "failed", answer: null, error: "overtaken by events" });
}
